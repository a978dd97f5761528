package dev.parley.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import java.io.IOException;
import java.security.Key;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.crypto.SecretKey;

/**
 * Checks JWTs that the customer's own server issues: signed with a key of theirs by an algorithm that fits the kind of the
 * key, so that nobody signs with a public one; of their issuer, for us, and not at their end.
 */
final class JwtCheck {
    /** What is longer is not read at all. */
    private static final int MAX_CHARACTERS = 8 * 1024;

    /** What a header may say about the kind of token, letter case aside: a JWT, or an access token of OAuth 2. */
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/jwt", "application/at+jwt");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JwtSettings settings;
    private final Clock clock;
    private final KeySource keys;
    private final DefaultJWSVerifierFactory verifiers = new DefaultJWSVerifierFactory();

    /** Where the keys are that may have signed what has such a header. */
    interface KeySource {
        List<? extends Key> keysFor(JWSHeader header);
    }

    JwtCheck(JwtSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.keys = settings.key()
                .map(JwtCheck::only)
                .orElseGet(() -> JwksKeys.at(settings.jwks().orElseThrow()));
    }

    /** A header may name a key as it likes where there is only one. */
    private static KeySource only(Key key) {
        return header -> isOfSecret(header) == key instanceof SecretKey ? List.of(key) : List.of();
    }

    private static boolean isOfSecret(JWSHeader header) {
        return JWSAlgorithm.HS256.equals(header.getAlgorithm());
    }

    /**
     * Returns whom a JWT is about.
     *
     * @throws TokenRefused if it is not good
     */
    String subject(String jwt) {
        if (jwt.length() > MAX_CHARACTERS) {
            throw ProvenIdentities.unproven("the JWT is longer than " + MAX_CHARACTERS + " characters");
        }
        JWSObject signed = parsed(jwt);
        requireSigned(signed);
        try {
            return subject(JSON.readTree(signed.getPayload().toBytes()));
        } catch (IOException e) {
            throw ProvenIdentities.unproven("the claims of the JWT are not valid JSON");
        }
    }

    private static JWSObject parsed(String jwt) {
        try {
            return JWSObject.parse(jwt);
        } catch (ParseException | RuntimeException e) {
            // The header null, for one, ends in a NullPointerException.
            throw ProvenIdentities.unproven("the JWT is not one, or has no algorithm that signs");
        }
    }

    private void requireSigned(JWSObject jwt) {
        JWSHeader header = jwt.getHeader();
        boolean isKnown = isOfSecret(header)
                || JWSAlgorithm.Family.RSA.contains(header.getAlgorithm())
                || JwksKeys.CURVES.contains(header.getAlgorithm());
        boolean isJwt = header.getType() == null
                || TYPES.contains(header.getType().getType().toLowerCase(Locale.ROOT));
        if (!isKnown || !isJwt) {
            throw ProvenIdentities.unproven("the JWT is of a type or an algorithm that is not taken");
        }
        List<? extends Key> candidates = keys.keysFor(header);
        if (candidates.isEmpty()) {
            throw ProvenIdentities.unproven("no key is known that could have signed the JWT");
        }
        if (candidates.stream().noneMatch(key -> isSignedWith(key, jwt))) {
            throw ProvenIdentities.unproven("the signature of the JWT is not of the key");
        }
    }

    private boolean isSignedWith(Key key, JWSObject jwt) {
        try {
            return jwt.verify(verifiers.createJWSVerifier(jwt.getHeader(), key));
        } catch (JOSEException e) {
            return false;
        }
    }

    private String subject(JsonNode claims) {
        if (!settings.issuer().equals(claims.path("iss").textValue())) {
            throw ProvenIdentities.unproven("the iss of the JWT is not token.jwt-issuer");
        }
        if (!isForUs(claims.path("aud"))) {
            throw ProvenIdentities.unproven("the aud of the JWT does not hold token.jwt-audience");
        }
        double now = clock.millis() / 1000.0;
        JsonNode exp = claims.path("exp");
        JsonNode nbf = claims.path("nbf");
        if (!exp.isNumber() || exp.doubleValue() <= now) {
            throw ProvenIdentities.unproven("the JWT has expired, or has no exp");
        }
        if (!nbf.isMissingNode() && !(nbf.isNumber() && nbf.doubleValue() <= now)) {
            throw ProvenIdentities.unproven("the JWT is not valid before its nbf");
        }
        if (!claims.path("sub").isTextual()) {
            throw ProvenIdentities.unproven("the JWT has no sub that is a text");
        }
        return claims.path("sub").textValue();
    }

    private boolean isForUs(JsonNode audience) {
        if (audience.isArray()) {
            for (JsonNode each : audience) {
                if (settings.audience().equals(each.textValue())) {
                    return true;
                }
            }
            return false;
        }
        return settings.audience().equals(audience.textValue());
    }
}
