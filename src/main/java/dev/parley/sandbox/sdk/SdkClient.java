package dev.parley.sandbox.sdk;

import dev.parley.protocol.FormParameters;
import dev.parley.sandbox.rest.Actor;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.sync.Subscriptions;
import dev.parley.sandbox.sync.SyncReads;
import dev.parley.sandbox.sync.SyncResponse;
import dev.parley.sandbox.twilsock.Backend;
import dev.parley.sandbox.twilsock.Session;
import dev.parley.sandbox.twilsock.SocketRequest;
import dev.parley.sandbox.twilsock.SocketResponse;
import dev.parley.sandbox.world.Service;
import dev.parley.sandbox.world.World;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.Executor;

/**
 * One SDK client: its identity, its subscriptions, and the handlers of its requests, which are routed by path.
 *
 * <p>The actor of its changes is {@link Actor#client}, whose roles decide what it may do.
 */
final class SdkClient implements Backend.Client {
    private static final String SYNC_EVENT = "twilio.sync.event";

    private final World world;
    private final SdkApi api;
    private final Service service;
    private final String identity;
    private final Session session;
    private final SdkClients all;
    private final Executor later;
    private final Subscriptions subscriptions;

    SdkClient(
            World world,
            SdkApi api,
            Service service,
            String identity,
            Session session,
            SdkClients all,
            Executor later) {
        this.world = world;
        this.api = api;
        this.service = service;
        this.identity = identity;
        this.session = session;
        this.all = all;
        this.later = later;
        this.subscriptions = new Subscriptions(service.sync, notification -> session.notify(SYNC_EVENT, notification));
    }

    @Override
    public Future<SocketResponse> answer(SocketRequest request) {
        try {
            return answered(request).recover(SdkClient::refused);
        } catch (ApiError error) {
            return refused(error);
        }
    }

    private Future<SocketResponse> answered(SocketRequest request) {
        if (world.service(service.sid).isEmpty()) {
            throw ApiError.notFound("service", service.sid);
        }
        String host = "https://" + request.host();
        if (request.path().equals(SdkConfiguration.PATH)) {
            // A deleted user is created again: every connected client is a user.
            return Future.succeededFuture(
                    SocketResponse.of(200, SdkConfiguration.of(all.user(service, identity), host, session.base())));
        }
        if (request.path().startsWith(SdkApi.PREFIX)) {
            return api.answer(service, call(request, host));
        }
        if (Registrations.isFor(request.path())) {
            ApiResponse answer = all.registrations().answer(service, call(request, host));
            return Future.succeededFuture(new SocketResponse(answer.status(), answer.body()));
        }
        if (request.path().equals(Subscriptions.PATH)) {
            return Future.succeededFuture(response(subscriptions.answer(json(request), later)));
        }
        if (request.path().startsWith(SyncReads.PREFIX)) {
            FormParameters query = query(request);
            return Future.succeededFuture(
                    response(SyncReads.answer(service.sync, request.method(), host, request.path(), query::first)));
        }
        throw new ApiError(
                404, 20404, "Sandbox has no " + request.method() + " " + ApiError.brief(request.path()) + ".");
    }

    private ApiCall call(SocketRequest request, String host) {
        boolean isForm = request.contentType().startsWith("application/x-www-form-urlencoded");
        FormParameters form = isForm ? parse(request.body().toString()) : SdkForm.of(request.body());
        return new ApiCall(request.method(), request.path(), host, query(request), form, Actor.client(identity));
    }

    private static FormParameters query(SocketRequest request) {
        return parse(request.query());
    }

    private static FormParameters parse(String urlEncoded) {
        try {
            return urlEncoded.isEmpty() ? FormParameters.NONE : FormParameters.parse(urlEncoded);
        } catch (IllegalArgumentException e) {
            throw ApiError.badParameter("The request has " + e.getMessage() + ".");
        }
    }

    private static JsonObject json(SocketRequest request) {
        try {
            return new JsonObject(request.body());
        } catch (DecodeException e) {
            throw ApiError.badParameter("The body is not a JSON object.");
        }
    }

    private static SocketResponse response(SyncResponse reply) {
        return SocketResponse.of(reply.status(), reply.body());
    }

    private static Future<SocketResponse> refused(Throwable failure) {
        return failure instanceof ApiError error
                ? Future.succeededFuture(
                        new SocketResponse(error.status(), error.answer().body()))
                : Future.failedFuture(failure);
    }

    void drop() {
        session.drop();
    }

    void notify(String messageType, JsonObject payload) {
        session.notify(messageType, payload);
    }

    @Override
    public void end() {
        subscriptions.end();
        all.forget(service, identity, this);
    }
}
