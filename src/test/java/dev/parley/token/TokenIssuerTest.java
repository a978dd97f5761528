package dev.parley.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenIssuerTest {
    private final TokenIssuer issuer = new TokenIssuer(Samples.settings(), Samples.AT_NOON, Samples.ONE_ID);

    @Test
    void writesTheHeaderThatTwilioExpects() throws Exception {
        String jwt = issue("alice").jwt();

        assertEquals(Map.of("typ", "JWT", "alg", "HS256", "cty", "twilio-fpa;v=1"), Samples.header(jwt));
    }

    @Test
    void namesTheRegionWhereOneIsSet() throws Exception {
        TokenIssuer regional = new TokenIssuer(Samples.inRegion("ie1"), Samples.AT_NOON, Samples.ONE_ID);

        String jwt =
                regional.issue(new Identity("alice"), TokenSettings.DEFAULT_TTL).jwt();

        assertEquals(Map.of("typ", "JWT", "alg", "HS256", "cty", "twilio-fpa;v=1", "twr", "ie1"), Samples.header(jwt));
        assertEquals(
                "ie1",
                Samples.header(regional.begin(new Identity("alice")).jwt()).get("twr"));
    }

    @Test
    void tellsWhenAWebchatBegan() throws Exception {
        Map<String, Object> claims =
                Samples.claims(issuer.begin(new Identity("alice")).jwt());

        assertEquals(Samples.NOON.getEpochSecond(), claims.get("parley_webchat_iat"));
        assertEquals(Samples.NOON.getEpochSecond() + 21_600, claims.get("exp"));
    }

    @Test
    void writesTheClaimsThatTwilioExpectsAndNoOthers() throws Exception {
        String jwt = issue("alice").jwt();

        long noon = Samples.NOON.getEpochSecond();
        assertEquals(
                Map.of(
                        "jti",
                        Samples.sid("SK") + "-" + noon + "-" + Samples.ID,
                        "iss",
                        Samples.sid("SK").text(),
                        "sub",
                        Samples.sid("AC").text(),
                        "iat",
                        noon,
                        "exp",
                        noon + 3600,
                        "grants",
                        Map.of(
                                "identity",
                                "alice",
                                "chat",
                                Map.of("service_sid", Samples.sid("IS").text()))),
                Samples.claims(jwt));
    }

    @Test
    void namesThePushCredentialWhereOneIsSet() throws Exception {
        TokenIssuer pushing = new TokenIssuer(
                Samples.settings(Samples.sid("CR"), TokenSettings.DEFAULT_TTL), Samples.AT_NOON, Samples.ONE_ID);

        String jwt =
                pushing.issue(new Identity("alice"), TokenSettings.DEFAULT_TTL).jwt();

        assertEquals(
                Map.of(
                        "identity",
                        "alice",
                        "chat",
                        Map.of(
                                "service_sid", Samples.sid("IS").text(),
                                "push_credential_sid", Samples.sid("CR").text())),
                Samples.claims(jwt).get("grants"));
    }

    @Test
    void writesWholeSeconds() throws Exception {
        Clock justBeforeOne = Clock.fixed(Samples.NOON.plusMillis(999), ZoneOffset.UTC);

        AccessToken token = new TokenIssuer(Samples.settings(), justBeforeOne, Samples.ONE_ID)
                .issue(new Identity("alice"), Duration.ofMillis(60_999));

        assertEquals(Samples.NOON.plusSeconds(60), token.expires());
        assertEquals(
                Samples.NOON.getEpochSecond() + 60, Samples.claims(token.jwt()).get("exp"));
    }

    @Test
    void givesTwoTokensOfOneMomentDifferentIds() throws Exception {
        TokenIssuer random = new TokenIssuer(Samples.settings(), Samples.AT_NOON, UUID::randomUUID);

        String one =
                random.issue(new Identity("alice"), TokenSettings.DEFAULT_TTL).jwt();
        String other =
                random.issue(new Identity("alice"), TokenSettings.DEFAULT_TTL).jwt();

        assertNotEquals(Samples.claims(one).get("jti"), Samples.claims(other).get("jti"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" Alice\u00a0", "e\u0301milie", "\u6f22\u5b57", "\ud83d\udc69\u200d\ud83d\ude80", "\"\\/&<>{}"})
    void keepsTheIdentityAsItWasSent(String sent) throws Exception {
        String jwt = issue(sent).jwt();

        assertEquals(
                Map.of(
                        "identity",
                        sent,
                        "chat",
                        Map.of("service_sid", Samples.sid("IS").text())),
                Samples.claims(jwt).get("grants"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tackleton", "tackleton", " Tackleton", "Tackl\u0435ton", "Parley Bot", "parleybot"})
    void refusesTheHostAndTheBotAndTheirTwins(String sent) {
        TokenRefused refused = assertThrows(TokenRefused.class, () -> issue(sent));

        assertEquals("identity is reserved. Send another.", refused.getMessage());
    }

    @Test
    void showsNeitherTokenNorIdentity() {
        AccessToken token = issue("alice");

        assertEquals("AccessToken[identity of 5 characters, expires=2026-11-22T13:00:00Z]", token.toString());
        assertFalse(token.toString().contains(token.jwt()));
    }

    private AccessToken issue(String identity) {
        return issuer.issue(new Identity(identity), TokenSettings.DEFAULT_TTL);
    }
}
