using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Spro.Core.DataProtection;

namespace Spro.Web.Pages.FollowUp;

/// <summary>The copy of what is kept of a person, as a file that programs read too. No name is in the name of the file.</summary>
internal static class CopyFile
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static FileContentResult Of(PersonCopy copy) => Of(copy, copy.MadeAt);

    /// <summary>A copy of another shape, made at that moment.</summary>
    public static FileContentResult Of<T>(T copy, DateTime madeAt) =>
        new(JsonSerializer.SerializeToUtf8Bytes(copy, Written), "application/json")
        {
            FileDownloadName = $"mes-donnees-{madeAt:yyyy-MM-dd}.json",
        };
}
