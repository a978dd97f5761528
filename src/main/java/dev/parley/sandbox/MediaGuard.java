package dev.parley.sandbox;

import dev.parley.sandbox.media.Denied;
import dev.parley.sandbox.media.Guard;
import dev.parley.sandbox.rest.Cause;
import dev.parley.sandbox.rest.Refusal;
import dev.parley.sandbox.sdk.AccessTokens;
import dev.parley.sandbox.twilsock.Admission;
import dev.parley.sandbox.twilsock.TokenRejected;
import io.vertx.core.http.HttpServerRequest;

/** Lets SDK clients at media by their access tokens, and REST callers by account and password. */
final class MediaGuard implements Guard {
    private final AccessTokens tokens;
    private final Strangers strangers;

    MediaGuard(AccessTokens tokens, Strangers strangers) {
        this.tokens = tokens;
        this.strangers = strangers;
    }

    @Override
    public String identify(HttpServerRequest request, String serviceSid) {
        String token = request.getHeader("X-Twilio-Token");
        try {
            if (token == null) {
                strangers.checkPassword(request);
                return Cause.SYSTEM;
            }
            Admission admission = tokens.admit(token);
            if (!admission.serviceSid().equals(serviceSid)) {
                throw new Denied(403, 20403, "The access token is for another service.");
            }
            return admission.identity();
        } catch (TokenRejected rejection) {
            throw new Denied(401, rejection.code(), String.valueOf(rejection.getMessage()));
        } catch (Refusal refusal) {
            throw new Denied(refusal.status(), refusal.code(), String.valueOf(refusal.getMessage()));
        }
    }
}
