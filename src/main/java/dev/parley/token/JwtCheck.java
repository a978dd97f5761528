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
 * Checks JWTs that the customer's server issues: the signature, with an algorithm that fits the type of the key, so that a
 * public key cannot be used as an HMAC secret; the issuer, the audience and the expiry.
 */
final class JwtCheck {
    /** A longer JWT is not parsed. */
    private static final int MAX_CHARACTERS = 8 * 1024;

    /** The accepted {@code typ} headers, ignoring case: a JWT, or an OAuth 2 access token. */
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/jwt", "application/at+jwt");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JwtSettings settings;
    private final Clock clock;
    private final KeySource keys;
    private final DefaultJWSVerifierFactory verifiers = new DefaultJWSVerifierFactory();

    /** Finds the keys that a JWT with this header may be signed with. */
    interface KeySource {
        List<? extends Key> keysFor(JWSHeader header);
    }

    JwtCheck(JwtSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.keys = settings.key()
                .map(JwtCheck::single)
                .orElseGet(() -> JwksKeys.at(settings.jwks().orElseThrow()));
    }

    /** The {@code kid} of the header is ignored, as there is only one key. */
    private static KeySource single(Key key) {
        return header -> isHmac(header) == key instanceof SecretKey ? List.of(key) : List.of();
    }

    private static boolean isHmac(JWSHeader header) {
        return JWSAlgorithm.HS256.equals(header.getAlgorithm());
    }

    /**
     * Returns the subject of a JWT.
     *
     * @throws TokenRefused if it is not valid
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
            // Some invalid headers, such as null, cause a NullPointerException.
            throw ProvenIdentities.unproven("the JWT cannot be parsed, or has no signature algorithm");
        }
    }

    private void requireSigned(JWSObject jwt) {
        JWSHeader header = jwt.getHeader();
        boolean isKnown = isHmac(header)
                || JWSAlgorithm.Family.RSA.contains(header.getAlgorithm())
                || JwksKeys.CURVES.contains(header.getAlgorithm());
        boolean isJwt = header.getType() == null
                || TYPES.contains(header.getType().getType().toLowerCase(Locale.ROOT));
        if (!isKnown || !isJwt) {
            throw ProvenIdentities.unproven("the JWT has a type or an algorithm that is not accepted");
        }
        List<? extends Key> candidates = keys.keysFor(header);
        if (candidates.isEmpty()) {
            throw ProvenIdentities.unproven("there is no key for the JWT");
        }
        if (candidates.stream().noneMatch(key -> isSignedWith(key, jwt))) {
            throw ProvenIdentities.unproven("the signature of the JWT does not match the key");
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
            throw ProvenIdentities.unproven("the aud of the JWT does not contain token.jwt-audience");
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
            throw ProvenIdentities.unproven("the JWT has no sub, or it is not a string");
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
