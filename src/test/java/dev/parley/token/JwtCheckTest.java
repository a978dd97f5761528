package dev.parley.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtCheckTest {
    private static final long NOON = Samples.NOON.getEpochSecond();
    private static final String SECRET = "a-secret-of-theirs-with-32-bytes";
    private static final SecretKey THEIRS = Keys.hmacShaKeyFor(SECRET.getBytes(StandardCharsets.UTF_8));
    private static final KeyPair RSA = Jwts.SIG.RS256.keyPair().build();
    private static final KeyPair EC = Jwts.SIG.ES256.keyPair().build();
    private static final Map<String, Object> GOOD =
            Map.of("iss", "https://shop.example", "aud", "parley", "sub", "alice", "exp", NOON + 60);
    private static final String NO_SIGNATURE = "the signature of the JWT does not match the key";
    private static final String NO_TYPE = "the JWT has a type or an algorithm that is not accepted";
    private static final String NO_JWT = "the JWT cannot be parsed, or has no signature algorithm";
    private static final String NO_KEY = "there is no key for the JWT";

    private final JwtCheck bySecret = check(JwtKey.of(SECRET));
    private final JwtCheck byRsa = check(JwtKey.of(pem(RSA.getPublic())));

    @Test
    void namesTheSubject() {
        assertEquals("alice", bySecret.subject(signed(GOOD)));
        assertEquals("alice", bySecret.subject(signed(with("aud", List.of("other", "parley")))));
        assertEquals("alice", bySecret.subject(signed(with("nbf", NOON))));
        assertEquals("alice", bySecret.subject(signed(with("exp", NOON + 0.5))));
    }

    @Test
    void takesPublicKeys() {
        assertEquals(
                "alice",
                byRsa.subject(Jwts.builder()
                        .claims(GOOD)
                        .signWith(RSA.getPrivate(), Jwts.SIG.RS256)
                        .compact()));
        assertEquals(
                "alice",
                byRsa.subject(Jwts.builder()
                        .claims(GOOD)
                        .signWith(RSA.getPrivate(), Jwts.SIG.PS256)
                        .compact()));
        assertEquals(
                "alice",
                check(JwtKey.of(pem(EC.getPublic()).replace("\n", "\\n")))
                        .subject(Jwts.builder()
                                .claims(GOOD)
                                .signWith(EC.getPrivate())
                                .compact()));
    }

    @Test
    void passesOverTheNameOfTheOnlyKey() {
        JwtBuilder jwt = Jwts.builder().header().keyId("7").type("at+JWT").and().claims(GOOD);

        assertEquals("alice", bySecret.subject(jwt.signWith(THEIRS).compact()));
    }

    @Test
    void refusesSignatureOfAnotherKey() {
        assertRefused(
                NO_SIGNATURE,
                bySecret,
                Jwts.builder()
                        .claims(GOOD)
                        .signWith(Jwts.SIG.HS256.key().build())
                        .compact());
        assertRefused(
                NO_SIGNATURE,
                byRsa,
                Jwts.builder()
                        .claims(GOOD)
                        .signWith(Jwts.SIG.RS256.keyPair().build().getPrivate(), Jwts.SIG.RS256)
                        .compact());
        String good = signed(GOOD);
        String others = signed(with("sub", "bob"));
        assertRefused(
                NO_SIGNATURE,
                bySecret,
                others.substring(0, others.lastIndexOf('.')) + good.substring(good.lastIndexOf('.')));
    }

    /** If the public key were accepted as a secret, anyone could sign with it. */
    @Test
    void refusesWhatIsSignedWithThePublicKey() {
        for (byte[] known : List.of(
                pem(RSA.getPublic()).getBytes(StandardCharsets.UTF_8),
                RSA.getPublic().getEncoded())) {
            assertRefused(
                    NO_KEY,
                    byRsa,
                    Jwts.builder()
                            .claims(GOOD)
                            .signWith(Keys.hmacShaKeyFor(known), Jwts.SIG.HS256)
                            .compact());
        }
    }

    @Test
    void refusesOtherAlgorithms() {
        assertRefused(NO_JWT, bySecret, Jwts.builder().claims(GOOD).compact());
        assertRefused(
                NO_KEY,
                bySecret,
                Jwts.builder()
                        .claims(GOOD)
                        .signWith(RSA.getPrivate(), Jwts.SIG.RS256)
                        .compact());
        assertRefused(
                NO_SIGNATURE,
                byRsa,
                Jwts.builder().claims(GOOD).signWith(EC.getPrivate()).compact());
        SecretKey longer = Jwts.SIG.HS512.key().build();
        assertRefused(
                NO_TYPE,
                bySecret,
                Jwts.builder().claims(GOOD).signWith(longer, Jwts.SIG.HS512).compact());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "HS256 ", ""})
    void refusesHeaderThatNamesNoAlgorithm(String algorithm) {
        String good = signed(GOOD);
        String header = encoded("{\"alg\":\"" + algorithm + "\"}");

        assertThrows(TokenRefused.class, () -> bySecret.subject(header + good.substring(good.indexOf('.'))));
        assertThrows(
                TokenRefused.class,
                () -> bySecret.subject(header + good.substring(good.indexOf('.'), good.lastIndexOf('.') + 1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iss | https://shop.example/ | the iss of the JWT is not token.jwt-issuer",
                "iss | | the iss of the JWT is not token.jwt-issuer",
                "aud | Parley | the aud of the JWT does not contain token.jwt-audience",
                "aud | | the aud of the JWT does not contain token.jwt-audience",
                "sub | | the JWT has no sub, or it is not a string",
                "exp | | the JWT has expired, or has no exp",
                "exp | 2100-01-01 | the JWT has expired, or has no exp",
            })
    void refusesClaimsOfAnotherKind(String claim, String value, String reason) {
        assertRefused(reason, bySecret, handmade(with(claim, value)));
    }

    @Test
    void refusesClaimsThatAreNoTextsOrMoments() {
        assertRefused("the JWT has expired, or has no exp", bySecret, signed(with("exp", NOON)));
        assertRefused("the JWT is not valid before its nbf", bySecret, signed(with("nbf", NOON + 1)));
        assertRefused("the JWT has no sub, or it is not a string", bySecret, handmade(with("sub", 7)));
        assertRefused(
                "the iss of the JWT is not token.jwt-issuer",
                bySecret,
                handmade(with("iss", List.of(GOOD.get("iss")))));
        assertRefused(
                "the aud of the JWT does not contain token.jwt-audience",
                bySecret,
                handmade(with("aud", Map.of("parley", 1))));
        assertRefused(
                "the aud of the JWT does not contain token.jwt-audience", bySecret, handmade(with("aud", List.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..", "a.b.c", "e30.e30.", "e30..e30", "\u0000.\u0000.\u0000", "bnVsbA.e30.e30", "W10.e30.e30"})
    void refusesWhatIsNoJwt(String text) {
        assertThrows(TokenRefused.class, () -> bySecret.subject(text));
    }

    @Test
    void refusesEndlessBracketsAndMegabytes() {
        assertThrows(TokenRefused.class, () -> bySecret.subject(encoded("{\"alg\":" + "[".repeat(5_000)) + ".e30.AA"));
        assertThrows(TokenRefused.class, () -> bySecret.subject(handmade("[".repeat(5_000))));
        assertRefused("the JWT is longer than 8192 characters", bySecret, signed(GOOD) + "A".repeat(60_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----",
                "-----BEGIN RSA PUBLIC KEY-----\nAAAA\n-----END RSA PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\n!\n-----END PUBLIC KEY-----"
            })
    void readsNoOtherKeys(String text) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> JwtKey.of(text));

        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith("token.jwt-key ") && message.contains("PARLEY_TOKEN_JWT_KEY"), message);
    }

    private static JwtCheck check(Key key) {
        return new JwtCheck(
                new JwtSettings(Optional.of(key), Optional.empty(), "https://shop.example", "parley"), Samples.AT_NOON);
    }

    private static Map<String, Object> with(String claim, Object value) {
        Map<String, Object> claims = new LinkedHashMap<>(GOOD);
        claims.put(claim, value);
        return claims;
    }

    private static String signed(Map<String, Object> claims) {
        return handmade(claims);
    }

    /** Signs claims that the library would correct. */
    private static String handmade(Map<String, Object> claims) {
        try {
            return handmade(new ObjectMapper().writeValueAsString(claims));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String handmade(String claims) {
        return Jwts.builder().content(claims).signWith(THEIRS).compact();
    }

    private static String pem(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String reason, JwtCheck check, String jwt) {
        assertEquals(
                reason,
                assertThrows(TokenRefused.class, () -> check.subject(jwt)).reason());
    }
}
