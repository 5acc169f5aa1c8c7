namespace Spro.Cli;

/// <summary>The command is not used as it should be: exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
