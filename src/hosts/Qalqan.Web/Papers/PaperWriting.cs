using Qalqan.Kernel;
using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>The bytes of a paper: in every format of ours, or in the one of the own form that it is filled in.</summary>
internal sealed class PaperWriting(OwnForms forms)
{
    /// <summary>What an issue keeps; empty with every problem where it cannot be written.</summary>
    public IReadOnlyList<(string Format, byte[] Bytes)> Issue(PaperBasis basis, Made made, List<Problem> problems)
    {
        if (made.Figures is { } figures)
            return Filled(basis, figures, problems);
        problems.AddRange(PaperFormats.Issued.Select(PaperFormats.Problem).OfType<Problem>());
        return problems.Count > 0
            ? []
            : [.. PaperFormats.Issued.Select(format => (format, PaperFormats.Write(made.Document, format)))];
    }

    /// <summary>A draft in one format; null with the problem where it cannot be had in that.</summary>
    public byte[]? Draft(
        PaperBasis basis,
        Document document,
        FormFigures? figures,
        string format,
        List<Problem> problems
    )
    {
        if (figures is null)
        {
            if (PaperFormats.Problem(format) is not { } wrong)
                return PaperFormats.Write(document, format);
            problems.Add(wrong);
            return null;
        }
        var filled = Filled(basis, figures, problems);
        if (filled.Count > 0 && filled[0].Format != format)
            problems.Add(
                new Problem("format", 0, $"\"{StateTimes.Clip(format)}\"", $"{filled[0].Format}, which the form is")
            );
        return problems.Count == 0 ? filled[0].Bytes : null;
    }

    private List<(string Format, byte[] Bytes)> Filled(PaperBasis basis, FormFigures figures, List<Problem> problems) =>
        forms.Read(basis.Scope, basis.Form!, problems) is { } form
        && forms.Fill(form, figures.In(basis.Language), problems) is { } bytes
            ? [(form.Says.Format, bytes)]
            : [];
}
