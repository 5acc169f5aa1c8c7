using System.IO.Compression;
using System.Text;
using Spro.Core.Papers;

namespace Spro.Core.Tests.Papers;

/// <summary>The kind of a file is what its bytes say, whatever it is called.</summary>
public class PaperKindsTests
{
    [Fact]
    public void What_is_taken_is_known_by_its_bytes()
    {
        Assert.Equal(PaperKind.Pdf, PaperKinds.Of("%PDF-1.7 …"u8.ToArray()));
        Assert.Equal(PaperKind.Png, PaperKinds.Of([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0]));
        Assert.Equal(PaperKind.Jpeg, PaperKinds.Of([0xFF, 0xD8, 0xFF, 0xE0]));
        Assert.Equal(PaperKind.Csv, PaperKinds.Of(Encoding.UTF8.GetBytes("réseau;personnes\nML;3\n")));
        Assert.Equal(PaperKind.Docx, PaperKinds.Of(Archive(("[Content_Types].xml", "x"), ("word/document.xml", "x"))));
        Assert.Equal(
            PaperKind.Odt,
            PaperKinds.Of(Archive(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "x")))
        );
    }

    [Fact]
    public void A_page_a_program_a_macro_and_any_other_archive_are_not_taken()
    {
        foreach (var text in (string[])["<html><script>alert(1)</script>,", "  <svg a=\"1,2\"/>", "un mot", ""])
            Assert.Null(PaperKinds.Of(Encoding.UTF8.GetBytes(text)));
        Assert.Null(PaperKinds.Of([(byte)'M', (byte)'Z', 0, 1, (byte)';']));
        Assert.Null(PaperKinds.Of(Archive(("a.txt", "x"))));
        Assert.Null(PaperKinds.Of([(byte)'P', (byte)'K', 3, 4, 0]));
        Assert.Null(
            PaperKinds.Of(
                Archive(("[Content_Types].xml", "x"), ("word/document.xml", "x"), ("word/vbaProject.bin", "x"))
            )
        );
    }

    [Theory]
    [InlineData("Basic/Standard/Module1.xml")]
    [InlineData("Scripts/python/essai.py")]
    public void A_text_of_LibreOffice_with_a_macro_is_not_taken(string macro) =>
        Assert.Null(
            PaperKinds.Of(
                Archive(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "x"), (macro, "x"))
            )
        );

    [Theory]
    [InlineData("application/vnd.ms-word.document.macroEnabled.main+xml")]
    [InlineData("application/vnd.ms-office.vbaProject")]
    public void A_text_of_Word_whose_macros_are_called_otherwise_is_not_taken(string type) =>
        Assert.Null(
            PaperKinds.Of(
                Archive(
                    ("[Content_Types].xml", $"<Override PartName='/word/essai.bin' ContentType='{type}'/>"),
                    ("word/document.xml", "x"),
                    ("word/essai.bin", "x")
                )
            )
        );

    private static byte[] Archive(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open(), Encoding.ASCII);
                writer.Write(text);
            }
        return bytes.ToArray();
    }
}
