package dev.parley.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
    private static final Webchat ALICES = new Webchat(new Identity("alice"), Samples.NOON);

    private final TokenVerifier verifier = new TokenVerifier(Samples.settings(), Samples.AT_NOON);
    private final String good = new TokenIssuer(Samples.settings(), Samples.AT_NOON, Samples.ONE_ID)
            .begin(new Identity("alice"))
            .jwt();

    @Test
    void namesWhomOurTokenWasIssuedTo() {
        assertEquals(ALICES, verifier.verify(good));
    }

    @Test
    void takesWhatAnotherLibrarySigned() throws Exception {
        assertEquals(ALICES, verifier.verify(signed(Samples.SECRET, claims -> claims)));
    }

    @Test
    void takesTokenInItsLastSecond() {
        assertEquals(ALICES, at(Samples.NOON.plusSeconds(21_599)).verify(good));
    }

    @Test
    void refusesTokenThatHasExpired() {
        assertRefused(at(Samples.NOON.plusSeconds(21_600)), good);
    }

    @Test
    void refusesOtherClaimsUnderOurSignature() throws Exception {
        String others = signed("another-secret-of-32-bytes-00000", claims -> claims.claim("grants", grants("bob")));
        String theirClaims = others.substring(0, others.lastIndexOf('.'));
        String ourSignature = good.substring(good.lastIndexOf('.'));

        assertRefused(verifier, theirClaims + ourSignature);
    }

    @Test
    void refusesSignatureOfAnotherKey() throws Exception {
        assertRefused(verifier, signed("another-secret-of-32-bytes-00000", claims -> claims));
    }

    @Test
    void refusesAlgorithmNone() throws Exception {
        SignedJWT ours = SignedJWT.parse(good);

        assertRefused(verifier, new PlainJWT(ours.getJWTClaimsSet()).serialize());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "HS384", "RS256"})
    void refusesAnotherAlgorithmInTheHeader(String algorithm) {
        String header = "{\"typ\":\"JWT\",\"alg\":\"" + algorithm + "\",\"cty\":\"twilio-fpa;v=1\"}";
        String encoded =
                Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8));

        assertRefused(verifier, encoded + good.substring(good.indexOf('.')));
        assertRefused(verifier, encoded + good.substring(good.indexOf('.'), good.lastIndexOf('.') + 1));
    }

    @Test
    void refusesTokenOfAnotherApiKey() throws Exception {
        assertRefused(
                verifier,
                signed(
                        Samples.SECRET,
                        claims -> claims.issuer(Samples.sid("SK").text().replace('0', '1'))));
    }

    @Test
    void refusesTokenOfAnotherAccount() throws Exception {
        assertRefused(
                verifier,
                signed(
                        Samples.SECRET,
                        claims -> claims.subject(Samples.sid("AC").text().replace('0', '1'))));
    }

    @Test
    void refusesTokenThatOpensNoChat() throws Exception {
        Map<String, Object> voice = Map.of("identity", "alice", "voice", Map.of("outgoing", Map.of()));

        assertRefused(verifier, signed(Samples.SECRET, claims -> claims.claim("grants", voice)));
    }

    @Test
    void refusesTokenOfNoWebchat() throws Exception {
        assertRefused(verifier, signed(Samples.SECRET, claims -> claims.claim("parley_webchat_iat", null)));
    }

    @Test
    void refusesTokenWithoutEnd() throws Exception {
        assertRefused(verifier, signed(Samples.SECRET, claims -> claims.claim("exp", null)));
    }

    @Test
    void refusesTokenWithoutIdentity() throws Exception {
        Map<String, Object> nobody =
                Map.of("chat", Map.of("service_sid", Samples.sid("IS").text()));

        assertRefused(verifier, signed(Samples.SECRET, claims -> claims.claim("grants", nobody)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "a.b.c", "....", "e30.e30.", "not a token", "\u0000"})
    void refusesWhatIsNoToken(String text) {
        assertRefused(verifier, text);
    }

    @Test
    void refusesToReadMegabytes() {
        assertRefused(verifier, good + "A".repeat(1_000_000));
    }

    @Test
    void refusesHeaderOfEndlessBrackets() {
        String deep = "{\"alg\":" + "[".repeat(5_000);

        assertRefused(
                verifier, Base64.getUrlEncoder().encodeToString(deep.getBytes(StandardCharsets.UTF_8)) + ".e30.AA");
    }

    private static TokenVerifier at(Instant moment) {
        return new TokenVerifier(Samples.settings(), Clock.fixed(moment, ZoneOffset.UTC));
    }

    /** Signs a valid token with one change. */
    private static String signed(String secret, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(Samples.sid("SK").text())
                .subject(Samples.sid("AC").text())
                .claim("exp", Samples.NOON.getEpochSecond() + 60)
                .claim("parley_webchat_iat", Samples.NOON.getEpochSecond())
                .claim("grants", grants("alice"));
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .contentType("twilio-fpa;v=1")
                .build();
        SignedJWT jwt = new SignedJWT(header, change.apply(claims).build());
        jwt.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
        return jwt.serialize();
    }

    private static Map<String, Object> grants(String identity) {
        return Map.of(
                "identity",
                identity,
                "chat",
                Map.of("service_sid", Samples.sid("IS").text()));
    }

    private static void assertRefused(TokenVerifier verifier, String token) {
        TokenRefused refused = assertThrows(TokenRefused.class, () -> verifier.verify(token));

        assertEquals("token is not one of a web chat or has expired. Begin a new chat.", refused.getMessage());
    }
}
