package dev.parley.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The token of a web chat can be renewed repeatedly, but only until the chat ends. */
class WebchatLifeTest {
    private static final TokenSettings SETTINGS = Samples.webchats(Duration.ofHours(6), Duration.ofHours(24));

    private final AccessToken first = at(Samples.NOON).begin(new Identity("alice"));

    @Test
    void endsADayAfterTheFirstTokenHoweverOftenItIsRenewed() {
        AccessToken token = first;
        for (int hour = 5; hour < 24; hour += 5) {
            token = renewed(token, Samples.NOON.plus(Duration.ofHours(hour)));
        }

        Instant end = Samples.NOON.plus(Duration.ofHours(24));
        assertEquals(end, token.expires());
        AccessToken last = renewed(token, end.minusSeconds(1));
        assertEquals(end, last.expires());
        assertRefused(last, end);
    }

    @Test
    void lastsSixHoursMoreWhileItIsYoung() {
        AccessToken second = renewed(first, Samples.NOON.plusSeconds(10));

        assertEquals(Samples.NOON.plusSeconds(10).plus(Duration.ofHours(6)), second.expires());
        assertEquals(new Identity("alice"), second.identity());
    }

    @Test
    void isShorterThanATokenWhereItIsSetSo() {
        TokenSettings brief = Samples.webchats(Duration.ofHours(6), Duration.ofMinutes(10));

        AccessToken token = new TokenIssuer(brief, Samples.AT_NOON, Samples.ONE_ID).begin(new Identity("alice"));

        assertEquals(Samples.NOON.plus(Duration.ofMinutes(10)), token.expires());
    }

    @Test
    void isOverWhereTheSettingHasBecomeShorter() {
        TokenIssuer brief = new TokenIssuer(
                Samples.webchats(Duration.ofHours(6), Duration.ofHours(1)), clock(hours(2)), Samples.ONE_ID);
        Webchat chat = new TokenVerifier(SETTINGS, clock(hours(2))).verify(first.jwt());

        TokenRefused refused = assertThrows(TokenRefused.class, () -> brief.renew(chat));

        assertEquals("the web chat began too long ago. Begin a new one.", refused.getMessage());
    }

    @Test
    void isOfWebchatsOnly() {
        AccessToken other = at(Samples.NOON).issue(new Identity("alice"), Duration.ofHours(1));

        assertRefused(other, Samples.NOON);
    }

    private static AccessToken renewed(AccessToken token, Instant moment) {
        return at(moment).renew(new TokenVerifier(SETTINGS, clock(moment)).verify(token.jwt()));
    }

    private static void assertRefused(AccessToken token, Instant moment) {
        TokenRefused refused = assertThrows(TokenRefused.class, () -> renewed(token, moment));

        assertEquals("token is not one of a web chat or has expired. Begin a new chat.", refused.getMessage());
    }

    private static Instant hours(int hours) {
        return Samples.NOON.plus(Duration.ofHours(hours));
    }

    private static TokenIssuer at(Instant moment) {
        return new TokenIssuer(SETTINGS, clock(moment), Samples.ONE_ID);
    }

    private static Clock clock(Instant moment) {
        return Clock.fixed(moment, ZoneOffset.UTC);
    }
}
