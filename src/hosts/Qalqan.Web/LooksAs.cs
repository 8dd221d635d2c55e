namespace Qalqan.Web;

/// <summary>The same looks with another answer: what is made of each outside of the view's lock.</summary>
internal static class LooksAs
{
    public static Looks<TOther> As<T, TOther>(this Looks<T> looks, Func<Looked<T>, TOther> make) =>
        new(
            looks.IsExercise,
            looks.Now,
            [
                .. looks.Scopes.Select(look => new Looked<TOther>(
                    look.Scope,
                    look.Title,
                    look.At,
                    look.Zone,
                    look.UpTo,
                    make(look)
                )),
            ],
            looks.Problems,
            looks.Damage
        );
}
