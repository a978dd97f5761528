package dev.parley.sandbox.control;

import dev.parley.protocol.AccessTokenSigner;
import dev.parley.protocol.ChatGrant;
import dev.parley.protocol.Sid;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.rest.TimeFormats;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
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

    private static final Duration USUAL = Duration.ofHours(1);

    private final Clock clock;
    private @Nullable AccessTokenSigner signer;

    public ChatTokens(Clock clock) {
        this.clock = clock;
    }

    public void addTo(Paths paths) {
        paths.on("POST", "/sandbox/token", this::issue);
    }

    private ApiResponse issue(ApiCall call) {
        Form form = new Form(call.query().fields().overriddenBy(call.form().fields()));
        String identity = form.required("Identity", Limits.NAME);
        if (identity.isBlank()) {
            throw ApiError.badParameter("Identity is blank.");
        }
        Limits.checkIdentity(identity);
        Integer seconds = form.integer("Ttl");
        if (seconds != null && (seconds < 1 || seconds > LONGEST)) {
            throw ApiError.badParameter("Ttl is " + seconds + ": expected 1 to " + LONGEST + " seconds.");
        }
        Instant issued = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expires = issued.plus(seconds == null ? USUAL : Duration.ofSeconds(seconds));
        ChatGrant grant = new ChatGrant(identity, SandboxAccount.CONVERSATIONS_SERVICE_SID, null);
        return ApiResponse.ok(new JsonObject()
                        .put("identity", identity)
                        .put("token", signer().sign(grant, issued, expires, Map.of()))
                        .put("expires", TimeFormats.inSeconds(expires)))
                .with("Cache-Control", "no-store");
    }

    /** Made for the first token: the library behind it would slow down every start. */
    private AccessTokenSigner signer() {
        if (signer == null) {
            signer = new AccessTokenSigner(
                    new Sid(SandboxAccount.ACCOUNT_SID),
                    new Sid(SandboxAccount.API_KEY_SID),
                    SandboxAccount.API_KEY_SECRET,
                    null,
                    UUID::randomUUID);
        }
        return signer;
    }
}
