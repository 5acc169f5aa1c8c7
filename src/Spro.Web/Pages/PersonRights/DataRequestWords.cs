using Spro.Core.DataProtection;

namespace Spro.Web.Pages.PersonRights;

/// <summary>Requests about personal data in French, as professionals read them.</summary>
internal static class DataRequestWords
{
    public static string InFrench(this DataRequestKind kind) =>
        kind switch
        {
            DataRequestKind.Copy => "Une copie de ce qui est gardé",
            DataRequestKind.Erasure => "L'effacement de ce qui est gardé",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    public static string InFrench(this DataAnswerState state) =>
        state switch
        {
            DataAnswerState.Waiting => "À répondre",
            DataAnswerState.Done => "Fait",
            DataAnswerState.Refused => "Refusé",
            DataAnswerState.Closed => "Fermé, en attente des archives",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
}
