using Qalqan.Operations;
using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>Who was heard in the hours of a situation report, and since when who was not.</summary>
internal static class SitrepCoverage
{
    public static string Says(SitrepPart part)
    {
        var (look, figures) = (part.Look, part.Figures);
        return figures.Posts.Count == 0
            ? look.Say("web.sitrep.posts.none")
            : string.Join(
                "; ",
                figures
                    .Silent.Select(post =>
                        post.Last is { } last
                            ? look.Say("web.sitrep.silent", ("post", post.Post), ("since", look.Short(last)))
                            : look.Say("web.sitrep.silent.ever", ("post", post.Post))
                    )
                    .Prepend(look.Say("web.sitrep.heard", ("heard", figures.Heard), ("posts", figures.Posts.Count)))
            );
    }

    public static IEnumerable<Block> Of(SitrepPart part)
    {
        var look = part.Look;
        yield return new Heading(look.Say("web.sitrep.coverage"));
        yield return new Paragraph(Says(part), IsStrong: true);
        if (part.Figures.Posts.Count > 0)
            yield return new Table(
                look.Say("web.sitrep.coverage"),
                [
                    new Column(look.Say("web.sitrep.post"), 2),
                    new Column(look.Say("web.sitrep.reports"), 2, IsNumber: true),
                    new Column(look.Say("web.sitrep.last"), 3),
                    new Column(look.Say("web.sitrep.standing"), 3),
                ],
                [
                    .. part.Figures.Posts.Select(post => new Row([
                        Cell.Of(post.Post),
                        part.Count(post.Reports, $"/observations?f.post={Uri.EscapeDataString(post.Post)}"),
                        part.Time(post.Last),
                        Cell.Of(look.Say(post.IsSilent ? "web.sitrep.is-silent" : "web.sitrep.is-heard")),
                    ])),
                ]
            );
    }
}
