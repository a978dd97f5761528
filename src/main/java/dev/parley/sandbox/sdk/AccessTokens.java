package dev.parley.sandbox.sdk;

import dev.parley.protocol.AccessTokenClaims;
import dev.parley.protocol.AccessTokenReader;
import dev.parley.protocol.ChatGrant;
import dev.parley.protocol.InvalidAccessToken;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.twilsock.SocketAuthorization;
import dev.parley.sandbox.twilsock.TokenRejected;
import dev.parley.sandbox.world.World;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says whom an access token lets in. Checked are signature (HS256 with the API key's secret), header, issuer, account, expiry,
 * identity and service; each has the code that Twilio has for it.
 *
 * @see <a href="https://www.twilio.com/docs/iam/access-tokens">Twilio: access tokens</a>
 * @see <a href="https://www.twilio.com/docs/api/errors/20101">Twilio: what is wrong with a token, from 20101 on</a>
 */
public final class AccessTokens {
    private final World world;
    private final AccessTokenReader reader = new AccessTokenReader(SandboxAccount.API_KEY_SECRET);

    public AccessTokens(World world) {
        this.world = world;
    }

    /**
     * Checks a token.
     *
     * @throws TokenRejected if it lets in nobody
     */
    public SocketAuthorization admit(String jwt) {
        AccessTokenClaims claims = claims(jwt);
        Instant expires = expires(claims);
        if (!world.now().isBefore(expires)) {
            throw new TokenRejected(401, 20104, "The access token has expired.");
        }
        Number begins = claims.notBefore();
        if (begins != null && world.now().getEpochSecond() < begins.longValue()) {
            throw new TokenRejected(401, 20105, "The access token is not valid yet.");
        }
        if (!SandboxAccount.API_KEY_SID.equals(claims.apiKeySid())
                || !SandboxAccount.ACCOUNT_SID.equals(claims.accountSid())) {
            throw new TokenRejected(
                    401, 20103, "The access token is of another API key or account than the sandbox's.");
        }
        return admission(claims.chatGrant(), expires);
    }

    private AccessTokenClaims claims(String jwt) {
        try {
            return reader.read(jwt);
        } catch (InvalidAccessToken invalid) {
            throw switch (invalid.fault()) {
                case TOO_LONG -> new TokenRejected(401, 20101, "The access token is too long.");
                case MALFORMED -> new TokenRejected(401, 20101, "This is no access token.");
                case HEADER ->
                    new TokenRejected(
                            401,
                            20102,
                            "The access token's header is wrong: expected alg HS256 and cty twilio-fpa;v=1.");
                case SIGNATURE ->
                    new TokenRejected(401, 20107, "The access token's signature is not the sandbox's API key's.");
            };
        }
    }

    private static Instant expires(AccessTokenClaims claims) {
        Number seconds = claims.expires();
        if (seconds == null || seconds.longValue() < 0 || seconds.longValue() >= Integer.MAX_VALUE * 2L) {
            throw new TokenRejected(401, 20101, "The access token does not say when it expires.");
        }
        return Instant.ofEpochSecond(seconds.longValue());
    }

    private SocketAuthorization admission(@Nullable ChatGrant grant, Instant expires) {
        if (grant == null || grant.identity().isBlank() || grant.identity().length() > Limits.NAME) {
            throw new TokenRejected(
                    401, 20106, "The access token grants no chat: expected identity and chat.service_sid.");
        }
        if (world.service(grant.serviceSid()).isEmpty()) {
            throw new TokenRejected(403, 20403, "The access token is for a service that is not here.");
        }
        return new SocketAuthorization(grant.identity(), grant.serviceSid(), expires);
    }
}
