package dev.parley.sandbox.control;

import dev.parley.protocol.Sid;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.rest.TimeFormats;
import dev.parley.token.AccessToken;
import dev.parley.token.Identity;
import dev.parley.token.TokenIssuer;
import dev.parley.token.TokenRefused;
import dev.parley.token.TokenSettings;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Chat tokens for the sandbox's own page, so that it chats without Parley: {@code POST /sandbox/token}. Gives the token, whose
 * it is and when it ends.
 *
 * <p>Form or query fields read: {@code Identity}; {@code Ttl}, the seconds that it lasts (absent: 3600), so that a renewal can
 * be watched. Twilio has no such path.
 *
 * @see <a href="https://www.twilio.com/docs/iam/access-tokens">Twilio: access tokens</a>
 */
public final class ChatTokens {
    private static final int LONGEST = 86_400;

    private final Clock clock;
    private @Nullable TokenIssuer issuer;

    public ChatTokens(Clock clock) {
        this.clock = clock;
    }

    public void addTo(Paths paths) {
        paths.on("POST", "/sandbox/token", this::issue);
    }

    private ApiResponse issue(ApiCall call) {
        Form form = new Form(call.query().fields().overriddenBy(call.form().fields()));
        String identity = form.required("Identity");
        Integer seconds = form.integer("Ttl");
        if (seconds != null && (seconds < 1 || seconds > LONGEST)) {
            throw ApiError.badParameter("Ttl is " + seconds + ": expected 1 to " + LONGEST + " seconds.");
        }
        Duration ttl = seconds == null ? TokenSettings.DEFAULT_TTL : Duration.ofSeconds(seconds);
        try {
            AccessToken token = issuer().issue(new Identity(identity), ttl);
            return ApiResponse.ok(new JsonObject()
                            .put("identity", token.identity().text())
                            .put("token", token.jwt())
                            .put("expires", TimeFormats.inSeconds(token.expires())))
                    .with("Cache-Control", "no-store");
        } catch (TokenRefused refused) {
            throw ApiError.badParameter(String.valueOf(refused.getMessage()));
        }
    }

    /** Makes the issuer when somebody wants a token: the library behind it would slow down every start. */
    private TokenIssuer issuer() {
        if (issuer == null) {
            issuer = new TokenIssuer(
                    new TokenSettings(
                            new Sid(SandboxAccount.ACCOUNT_SID),
                            new Sid(SandboxAccount.API_KEY_SID),
                            SandboxAccount.API_KEY_SECRET,
                            new Sid(SandboxAccount.CONVERSATIONS_SERVICE_SID),
                            null,
                            null,
                            TokenSettings.DEFAULT_TTL,
                            TokenSettings.DEFAULT_WEBCHAT_TTL,
                            TokenSettings.DEFAULT_WEBCHAT_LIFE,
                            Set.of()),
                    clock,
                    UUID::randomUUID);
        }
        return issuer;
    }
}
