package dev.parley.sandbox;

import dev.parley.sandbox.media.MediaAccess;
import dev.parley.sandbox.media.MediaError;
import dev.parley.sandbox.rest.Actor;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.sdk.AccessTokens;
import dev.parley.sandbox.twilsock.SocketAuthorization;
import dev.parley.sandbox.twilsock.TokenRejected;
import io.vertx.core.http.HttpServerRequest;

/** Authorizes media requests: SDK clients by access token, REST callers by account and password. */
final class MediaGuard implements MediaAccess {
    private final AccessTokens tokens;
    private final OriginGuard originGuard;

    MediaGuard(AccessTokens tokens, OriginGuard originGuard) {
        this.tokens = tokens;
        this.originGuard = originGuard;
    }

    @Override
    public String identify(HttpServerRequest request, String serviceSid) {
        String token = request.getHeader("X-Twilio-Token");
        try {
            if (token == null) {
                originGuard.checkPassword(request);
                return Actor.SYSTEM;
            }
            SocketAuthorization authorization = tokens.admit(token);
            if (!authorization.serviceSid().equals(serviceSid)) {
                throw new MediaError(403, 20403, "The access token is for another service.");
            }
            return authorization.identity();
        } catch (TokenRejected rejection) {
            throw new MediaError(401, rejection.code(), String.valueOf(rejection.getMessage()));
        } catch (ApiError error) {
            throw new MediaError(error.status(), error.code(), String.valueOf(error.getMessage()));
        }
    }
}
