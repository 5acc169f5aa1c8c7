using System.Text;
using System.Text.Json;
using System.Xml;
using CsvHelper;
using Spro.Core.Common;

namespace Spro.Core.Interchange.Files;

/// <summary>Why a whole file is refused. Nothing has been written when one of these is thrown.</summary>
internal static class Refusals
{
    public const string EmptyCode = "empty-file";

    public static RefusedException Empty(string file) => new(EmptyCode, $"Le fichier « {file} » est vide.");

    public static RefusedException NotThisFormat(string file, string why) =>
        new("wrong-format", $"Le fichier « {file} » n'est pas du format attendu : {why}.");

    public static RefusedException CutShort(string file) =>
        new("file-cut-short", $"Le fichier « {file} » est incomplet ou abîmé : il s'arrête ou se corrompt en route.");

    public static RefusedException NotUtf8(string file) =>
        new("wrong-encoding", $"Le fichier « {file} » n'est pas encodé en UTF-8.");

    /// <summary>Runs one reading step; whatever breaks in a damaged file becomes a refusal.</summary>
    public static async ValueTask<T> GuardAsync<T>(string file, Func<ValueTask<T>> step)
    {
        try
        {
            return await step();
        }
        catch (Exception error) when (Of(error, file) is not null)
        {
            throw Of(error, file)!;
        }
    }

    /// <inheritdoc cref="GuardAsync"/>
    public static T Guard<T>(string file, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception error) when (Of(error, file) is not null)
        {
            throw Of(error, file)!;
        }
    }

    private static RefusedException? Of(Exception error, string file) =>
        error switch
        {
            DecoderFallbackException => NotUtf8(file),
            JsonException json => new RefusedException(
                "file-cut-short",
                $"Le fichier « {file} » n'est pas du JSON complet (ligne {(json.LineNumber ?? 0) + 1}) : "
                    + "il est abîmé ou coupé."
            ),
            InvalidDataException or EndOfStreamException or CsvHelperException or XmlException => CutShort(file),
            _ => null,
        };
}
