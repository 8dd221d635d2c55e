using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>What a fact of a person says, and what its detail holds, in a few words. Whether it may be told is asked before.</summary>
public static class FactWords
{
    public static string Say(Claim claim, Titles titles, Speech speech)
    {
        return claim switch
        {
            Enrolled enrolled => Told(
                "fact.enrolled",
                ("rank", enrolled.Rank),
                ("trade", titles.Trade(enrolled.Trade, speech))
            ),
            Held held => $"{held.Post} {Told("tenure." + DayState.WordOf(held.Tenure))}",
            Stated stated => Told("state." + DayState.WordOf(stated.State)),
            Arrived arrived => Told("fact.arrived", ("place", arrived.Place)),
            Departed departed => Told("fact.departed", ("place", departed.Place)),
            TourSet tour => Told("fact.tour", ("rotation", tour.Rotation), ("ends", tour.Ends)),
            NationalRank rank => Told("fact.national-rank", ("rank", titles.NationalRank(rank.Rank, speech))),
            Identified => Told("fact.identity"),
            KinNamed kin => Told("fact.kin", ("order", kin.Order)),
            Reachable => Told("fact.contact"),
            LanguageTested test => Told(
                "fact.language",
                ("language", test.Language),
                ("test", test.Test),
                ("score", test.Score)
            ),
            PaperHeld paper => Told(
                "fact.paper",
                ("paper", paper.Paper),
                ("expires", paper.Expires is { } day ? day : Told("web.person.no-end"))
            ),
            FoundFit fit => Told("fitness." + JsonLines.Kebab(fit.Fitness))
                + (fit.Until is { } until ? $" → {speech.Date(until)}" : ""),
            Vaccinated vaccinated => Told("fact.vaccination", ("against", vaccinated.Against)),
            ConductCertified conduct =>
                $"{Told("clearance." + JsonLines.Kebab(conduct.Outcome))} · {conduct.Authority}",
            _ => Kinds.NameOf(claim),
        };

        string Told(string key, params (string Name, object Value)[] values) => speech.Say(Phrase.Of(key, values));
    }

    /// <summary>Its texts, one after another; of an identity the names alone.</summary>
    public static string Say(Detail detail) =>
        string.Join(
            " · ",
            (
                detail switch
                {
                    IdentityDetail identity => [identity.Latin?.ToString(), identity.Cyrillic?.ToString()],
                    KinDetail kin => [kin.Name, kin.Relation, kin.Phone, kin.Address, kin.Note],
                    ContactDetail contact => [contact.Phone, contact.Email, contact.Address],
                    LanguageDetail language => [language.Tester, language.Note],
                    PaperDetail paper => [paper.Number, paper.Issuer, paper.Note],
                    MedicalDetail medical => [medical.Category, medical.Board, medical.Note],
                    VaccineDetail vaccine => [vaccine.Batch, vaccine.Note],
                    ConductDetail conduct => [conduct.Document],
                    _ => Array.Empty<string?>(),
                }
            )
                .OfType<string>()
                .Where(text => text.Length > 0)
        );
}
