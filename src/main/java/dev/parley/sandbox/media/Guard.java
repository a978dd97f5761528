package dev.parley.sandbox.media;

import io.vertx.core.http.HttpServerRequest;

/** Says who may send and look at media. */
@FunctionalInterface
public interface Guard {
    /**
     * Returns the identity of whoever calls.
     *
     * @throws Denied if nobody of that service does
     */
    String identify(HttpServerRequest request, String serviceSid);
}
