namespace Qalqan.Kernel;

/// <summary>What is wrong in a field of a form, by the field's name.</summary>
public sealed record FieldProblem(string Field, Phrase Says);
