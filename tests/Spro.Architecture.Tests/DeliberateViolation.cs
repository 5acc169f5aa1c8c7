// Two modules that know each other through namespaces below them: the case that a slice rule does not see. Kept so
// that a test fails the day the reading of arrows goes blind.
#pragma warning disable CA1812 // Nobody makes one.

namespace Spro.Architecture.Tests.Deliberate.Left.Deep
{
    internal sealed class Here
    {
        public static string Ask() => Right.Deeper.There.Answer();
    }
}

namespace Spro.Architecture.Tests.Deliberate.Right.Deeper
{
    internal sealed class There
    {
        public static string Answer() => nameof(There);

        public static async Task<object> LaterAsync()
        {
            await Task.Yield();
            return new Left.Deep.Here();
        }
    }
}

namespace Spro.Architecture.Tests.Deliberate
{
    internal sealed class Writer
    {
        public static Func<Spro.Core.Database.SproDbContext, Task> Late { get; } =
            async db =>
            {
#pragma warning disable RS0030 // Deliberate.
                Console.Write(DateTime.UtcNow);
#pragma warning restore RS0030
                await db.SaveChangesAsync();
            };
    }
}
