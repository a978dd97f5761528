package dev.parley.sandbox.media;

import io.vertx.core.http.HttpServerRequest;

/** Decides who may upload and read media. */
@FunctionalInterface
public interface MediaAccess {
    /**
     * Returns the identity of the caller.
     *
     * @throws MediaError if the caller has no access to that service
     */
    String identify(HttpServerRequest request, String serviceSid);
}
