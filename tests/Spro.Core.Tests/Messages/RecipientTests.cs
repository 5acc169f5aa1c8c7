using CsCheck;
using Spro.Core.Common;
using Spro.Core.Messages;

namespace Spro.Core.Tests.Messages;

public sealed class RecipientTests
{
    [Theory]
    [InlineData("camille@example.org", "camille@example.org")]
    [InlineData("  Camille.Fictif+rdv@Example.ORG ", "Camille.Fictif+rdv@example.org")]
    [InlineData("accueil@mission-locale-été.example", "accueil@xn--mission-locale-t-pqbb.example")]
    public void An_address_is_kept_as_servers_take_it(string written, string kept) =>
        Assert.Equal((MessageChannel.Email, kept), Read(Recipient.ByEmail(written)));

    [Theory]
    [InlineData("")]
    [InlineData("camille")]
    [InlineData("@example.org")]
    [InlineData("camille@localhost")]
    [InlineData("camille@127.0.0.1")]
    [InlineData("camille@[127.0.0.1]")]
    [InlineData("camille@exa mple.org")]
    [InlineData("a@b@example.org")]
    [InlineData("a..b@example.org")]
    [InlineData(".a@example.org")]
    [InlineData("Camille <camille@example.org>")]
    [InlineData("a@example.org, b@example.org")]
    [InlineData("a@example.org\r\nBcc: b@example.org")]
    [InlineData("a@example.org\n")]
    [InlineData("a\r\nRCPT TO:<b@example.org>@example.org")]
    [InlineData("a\0@example.org")]
    [InlineData("\"a b\"@example.org")]
    public void What_no_server_takes_or_would_be_two_headers_is_refused(string written)
    {
        // What stands around an address is nothing: a line end there is taken off, never kept.
        if (written.Trim() == "a@example.org")
        {
            Assert.Equal("a@example.org", Recipient.ByEmail(written).Address);
            return;
        }
        Assert.Equal("invalid-email", Assert.Throws<RefusedException>(() => Recipient.ByEmail(written)).Code);
    }

    [Fact]
    public void Nothing_accepted_holds_a_line_end_a_space_or_a_bracket() =>
        Gen.Select(
                Gen.String,
                Gen.OneOf(Gen.Const("@"), Gen.Const("@example.org"), Gen.Const("\r\n"), Gen.Const("<")),
                (text, end) => text + end
            )
            .Sample(written =>
            {
                try
                {
                    Assert.DoesNotContain(
                        Recipient.ByEmail(written).Address,
                        letter => letter is <= ' ' or > '~' or '<' or '>' or ',' or ';' or '"'
                    );
                }
                catch (RefusedException)
                {
                    // Refused is well.
                }
            });

    [Theory]
    [InlineData("06 12 34 56 78", "+33612345678")]
    [InlineData("07.44.12.34.56", "+33744123456")]
    [InlineData("+33 (0)6 12 34 56 78", "+33612345678")]
    [InlineData("0033612345678", "+33612345678")]
    [InlineData("+262 692 12 34 56", "+262692123456")]
    [InlineData("06 39 98 00 01", "+33639980001")]
    public void A_mobile_number_is_kept_international(string written, string kept) =>
        Assert.Equal((MessageChannel.Sms, kept), Read(Recipient.BySms(written)));

    [Theory]
    [InlineData("")]
    [InlineData("02 61 91 00 00")]
    [InlineData("3949")]
    [InlineData("06 12 34 56")]
    [InlineData("06 39 98 00 0")]
    [InlineData("06 12 34 56 78 90")]
    [InlineData("camille@example.org")]
    [InlineData("0800 00 00 00")]
    public void A_number_that_receives_no_SMS_is_refused(string written) =>
        Assert.Equal("invalid-mobile", Assert.Throws<RefusedException>(() => Recipient.BySms(written)).Code);

    [Fact]
    public void A_postal_address_is_lines_that_an_envelope_can_hold()
    {
        Assert.Equal(
            "Camille Fictif\n1 rue Inventée\n53000 Laval",
            Recipient.ByLetter([" Camille Fictif", "1 rue Inventée", "", "53000 Laval"]).Address
        );
        foreach (
            var lines in (string[][])
                [
                    [],
                    ["Camille"],
                    ["a", "b\nc"],
                    ["a", new string('b', 101)],
                    [.. "abcdefgh".Select(letter => letter.ToString())],
                ]
        )
            Assert.Equal(
                "invalid-postal-address",
                Assert.Throws<RefusedException>(() => Recipient.ByLetter(lines)).Code
            );
    }

    private static (MessageChannel, string) Read(Recipient recipient) => (recipient.Channel, recipient.Address);
}
