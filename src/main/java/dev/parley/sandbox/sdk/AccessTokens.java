package dev.parley.sandbox.sdk;

import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.twilsock.SocketAuthorization;
import dev.parley.sandbox.twilsock.TokenRejected;
import dev.parley.sandbox.world.World;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.UnsupportedJwtException;
import io.jsonwebtoken.security.Keys;
import io.jsonwebtoken.security.SignatureException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Says whom an access token lets in. Checked are signature (HS256 with the API key's secret), header, issuer, account, expiry,
 * identity and service; each has the code that Twilio has for it.
 *
 * @see <a href="https://www.twilio.com/docs/iam/access-tokens">Twilio: access tokens</a>
 * @see <a href="https://www.twilio.com/docs/api/errors/20101">Twilio: what is wrong with a token, from 20101 on</a>
 */
public final class AccessTokens {
    private static final int MAX_CHARACTERS = 8 << 10;
    private static final String CONTENT_TYPE = "twilio-fpa;v=1";

    private final World world;
    private final JwtParser parser = Jwts.parser()
            .verifyWith(Keys.hmacShaKeyFor(SandboxAccount.API_KEY_SECRET.getBytes(StandardCharsets.UTF_8)))
            .build();

    public AccessTokens(World world) {
        this.world = world;
    }

    /**
     * Checks a token.
     *
     * @throws TokenRejected if it lets in nobody
     */
    public SocketAuthorization admit(String jwt) {
        JsonObject claims = claims(jwt);
        Instant expires = expires(claims);
        if (!world.now().isBefore(expires)) {
            throw new TokenRejected(401, 20104, "The access token has expired.");
        }
        if (claims.getValue("nbf") instanceof Number begins
                && world.now().isBefore(Instant.ofEpochSecond(begins.longValue()))) {
            throw new TokenRejected(401, 20105, "The access token is not valid yet.");
        }
        if (!SandboxAccount.API_KEY_SID.equals(claims.getValue("iss"))
                || !SandboxAccount.ACCOUNT_SID.equals(claims.getValue("sub"))) {
            throw new TokenRejected(
                    401, 20103, "The access token is of another API key or account than the sandbox's.");
        }
        return admission(claims, expires);
    }

    private JsonObject claims(String jwt) {
        if (jwt.length() > MAX_CHARACTERS) {
            throw new TokenRejected(401, 20101, "The access token is too long.");
        }
        try {
            // The parser leaves the claims unread, for the content type says that they are Twilio's.
            Jws<byte[]> signed = parser.parseSignedContent(jwt);
            if (!CONTENT_TYPE.equals(signed.getHeader().get("cty"))) {
                throw wrongHeader();
            }
            return new JsonObject(Buffer.buffer(signed.getPayload()));
        } catch (SignatureException e) {
            throw new TokenRejected(401, 20107, "The access token's signature is not the sandbox's API key's.");
        } catch (UnsupportedJwtException e) {
            throw wrongHeader();
        } catch (JwtException | IllegalArgumentException | DecodeException e) {
            throw new TokenRejected(401, 20101, "This is no access token.");
        }
    }

    private static TokenRejected wrongHeader() {
        return new TokenRejected(
                401, 20102, "The access token's header is wrong: expected alg HS256 and cty " + CONTENT_TYPE + ".");
    }

    private static Instant expires(JsonObject claims) {
        if (claims.getValue("exp") instanceof Number seconds && seconds.longValue() < Integer.MAX_VALUE * 2L) {
            return Instant.ofEpochSecond(seconds.longValue());
        }
        throw new TokenRejected(401, 20101, "The access token does not say when it expires.");
    }

    private SocketAuthorization admission(JsonObject claims, Instant expires) {
        if (claims.getValue("grants") instanceof JsonObject grants
                && grants.getValue("identity") instanceof String identity
                && grants.getValue("chat") instanceof JsonObject chat
                && chat.getValue("service_sid") instanceof String serviceSid
                && !identity.isBlank()
                && identity.length() <= Limits.NAME) {
            if (world.service(serviceSid).isEmpty()) {
                throw new TokenRejected(403, 20403, "The access token is for a service that is not here.");
            }
            return new SocketAuthorization(identity, serviceSid, expires);
        }
        throw new TokenRejected(401, 20106, "The access token grants no chat: expected identity and chat.service_sid.");
    }
}
