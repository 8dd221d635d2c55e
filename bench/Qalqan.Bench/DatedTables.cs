using Microsoft.Data.Sqlite;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Bench;

/// <summary>
/// The same reports as plain dated tables of SQLite in memory, indexed by person and beginning, corrections already applied:
/// what a careful programme without a journal would keep. It knows no past knowledge, no dispute and no zone.
/// </summary>
internal sealed class DatedTables : IDisposable
{
    private const string Tables = """
        create table enrolled(person text, rank text, trade text, a integer, z integer);
        create table national(person text, rank text, a integer, z integer);
        create table identity(person text, report text, a integer, z integer);
        create table stated(person text, state integer, a integer, z integer);
        create table tour(person text, rotation text, ends text, a integer);
        create table arrived(person text, a integer);
        create table departed(person text, a integer);
        create table held(post text, person text, tenure integer, a integer, z integer);
        create table post(post text, subunit text, rank text, trade text, a integer, z integer);
        """;

    private const string Indexes = """
        create index i1 on enrolled(person, a); create index i2 on national(person, a);
        create index i3 on identity(person, a); create index i4 on stated(person, a);
        create index i5 on tour(person, a); create index i6 on arrived(person, a);
        create index i7 on departed(person, a); create index i8 on held(person, a);
        create index i9 on held(post, a); create index i10 on post(post, a);
        analyze;
        """;

    private const string Roll = """
        select e.person, e.rank, e.trade,
          (select rank from national n where n.person = e.person and n.a <= $t and n.z > $t order by n.a desc limit 1),
          s.state, s.a, t.rotation, t.ends,
          (select max(a) from arrived where person = e.person and a <= $t),
          (select max(a) from departed where person = e.person and a <= $t),
          (select report from identity i where i.person = e.person and i.a <= $t order by i.a desc limit 1)
        from enrolled e
          left join stated s on s.rowid =
            (select rowid from stated where person = e.person and a <= $t and z > $t order by a desc limit 1)
          left join tour t on t.rowid = (select rowid from tour where person = e.person and a <= $t order by a desc limit 1)
        where e.a <= $t and e.z > $t order by e.person
        """;

    private const string Ties =
        "select person, post, tenure, a from held where a <= $t and z > $t order by person, tenure, post";

    private const string Posts = """
        select p.subunit, p.post, p.rank, p.trade,
          (select count(*) from held h where h.post = p.post and h.tenure < 2 and h.a <= $t and h.z > $t)
        from post p where p.a <= $t and p.z > $t order by p.subunit, p.post
        """;

    private readonly SqliteConnection db = new("Data Source=:memory:");
    private readonly SqliteCommand[] queries;

    public DatedTables(IReadOnlyList<Report> reports)
    {
        db.Open();
        Run(Tables);
        var corrected = reports.Select(report => report.Corrects).OfType<ReportId>().ToHashSet();
        using (var transaction = db.BeginTransaction())
        {
            foreach (var report in reports.Where(report => !corrected.Contains(report.Id)))
                Insert(report);
            transaction.Commit();
        }
        Run(Indexes);
        queries =
        [
            .. new[] { Roll, Ties, Posts }.Select(text =>
            {
                var query = db.CreateCommand();
                query.CommandText = text;
                query.Parameters.Add("$t", SqliteType.Integer);
                query.Prepare();
                return query;
            }),
        ];
    }

    /// <summary>Reads every row of the three queries; how many people there are, and a sum over states and holders.</summary>
    public (int People, int Check) AsOf(Instant at)
    {
        var (people, check) = (0, 0);
        Each(
            0,
            at,
            row =>
            {
                people++;
                _ = (row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3));
                check += row.IsDBNull(4) ? 0 : row.GetInt32(4) + 1;
                _ = row.IsDBNull(6) ? null : row.GetString(6) + row.GetString(7);
                _ = row.IsDBNull(8) ? 0 : row.GetInt64(8);
                _ = row.IsDBNull(9) ? 0 : row.GetInt64(9);
                _ = row.GetString(10);
            }
        );
        Each(1, at, row => check += row.GetString(0).Length - row.GetString(1).Length + row.GetInt32(2));
        Each(2, at, row => check += row.GetString(1).Length - 7 + row.GetInt32(4));
        return (people, check);
    }

    public void Dispose() => db.Dispose();

    private void Each(int query, Instant at, Action<SqliteDataReader> read)
    {
        queries[query].Parameters[0].Value = Iso.ToMilliseconds(at);
        using var rows = queries[query].ExecuteReader();
        while (rows.Read())
            read(rows);
    }

    private void Insert(Report report)
    {
        var from = Iso.ToMilliseconds(report.Valid.From);
        var to = report.Valid.To is { } end ? Iso.ToMilliseconds(end) : long.MaxValue;
        var (table, values) = report.Claim switch
        {
            Enrolled c => ("enrolled", new object[] { c.Person, c.Rank, c.Trade, from, to }),
            NationalRank c => ("national", [c.Person, c.Rank, from, to]),
            Identified c => ("identity", [c.Person, report.Id.ToString(), from, to]),
            Stated c => ("stated", [c.Person, (int)c.State, from, to]),
            TourSet c => ("tour", [c.Person, c.Rotation, $"{c.Ends:uuuu-MM-dd}", from]),
            Arrived c => ("arrived", [c.Person, from]),
            Departed c => ("departed", [c.Person, from]),
            Held c => ("held", [c.Post, c.Person, (int)c.Tenure, from, to]),
            PostOpened c => ("post", [c.Post, c.SubUnit, c.Rank, c.Trade, from, to]),
            _ => ("", []),
        };
        if (values.Length == 0)
            return;
        using var insert = db.CreateCommand();
        insert.CommandText =
            $"insert into {table} values ({string.Join(',', Enumerable.Range(0, values.Length).Select(i => "$" + i))})";
        for (var i = 0; i < values.Length; i++)
            insert.Parameters.AddWithValue("$" + i, values[i]);
        insert.ExecuteNonQuery();
    }

    private void Run(string text)
    {
        using var command = db.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
