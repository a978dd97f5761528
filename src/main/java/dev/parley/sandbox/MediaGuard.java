package dev.parley.sandbox;

import dev.parley.sandbox.media.MediaAccess;
import dev.parley.sandbox.media.MediaError;
import dev.parley.sandbox.rest.Actor;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.sdk.AccessTokens;
import dev.parley.sandbox.twilsock.SocketAuthorization;
import dev.parley.sandbox.twilsock.TokenRejected;
import io.vertx.core.http.HttpServerRequest;

/** Lets SDK clients at media by their access tokens, and REST callers by account and password. */
final class MediaGuard implements MediaAccess {
    private final AccessTokens tokens;
    private final OriginGuard strangers;

    MediaGuard(AccessTokens tokens, OriginGuard strangers) {
        this.tokens = tokens;
        this.strangers = strangers;
    }

    @Override
    public String identify(HttpServerRequest request, String serviceSid) {
        String token = request.getHeader("X-Twilio-Token");
        try {
            if (token == null) {
                strangers.checkPassword(request);
                return Actor.SYSTEM;
            }
            SocketAuthorization admission = tokens.admit(token);
            if (!admission.serviceSid().equals(serviceSid)) {
                throw new MediaError(403, 20403, "The access token is for another service.");
            }
            return admission.identity();
        } catch (TokenRejected rejection) {
            throw new MediaError(401, rejection.code(), String.valueOf(rejection.getMessage()));
        } catch (ApiError refusal) {
            throw new MediaError(refusal.status(), refusal.code(), String.valueOf(refusal.getMessage()));
        }
    }
}
