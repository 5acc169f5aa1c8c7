using Spro.Core.Interchange.Fields;

namespace Spro.Core.Tests.Interchange;

public sealed class PlainTextTests
{
    private const string Letters = "aÉœ  \u00A0\u00AD-–’'\"<>b/=+@|\n\t\r\u0301\u0085\u200B\u2028\u1E69\uFEFF&;:9";

    [Fact]
    public void A_plain_line_is_left_as_it_is()
    {
        const string Plain = "Conducteur / Conductrice d’engins – « niveau 3 » (BTP), l'œuvre & 100 %";
        Assert.Equal(Plain, PlainText.Line(Plain));
    }

    [Fact]
    public void What_is_plain_already_would_come_out_of_cleaning_the_same()
    {
        var random = new Random(11);
        for (var i = 0; i < 50_000; i++)
        {
            var raw = new string(random.GetItems<char>(Letters, random.Next(1, 12)));
            // A tag in front always has the whole cleaned, and leaves nothing of itself.
            Assert.Equal(PlainText.Line("<b>" + raw), PlainText.Line(raw));
        }
    }
}
