package dev.parley.sandbox.media;

import io.vertx.core.http.HttpServerRequest;

/** Says who may send and look at media. */
@FunctionalInterface
public interface MediaAccess {
    /**
     * Returns the identity of whoever calls.
     *
     * @throws MediaError if nobody of that service does
     */
    String identify(HttpServerRequest request, String serviceSid);
}
