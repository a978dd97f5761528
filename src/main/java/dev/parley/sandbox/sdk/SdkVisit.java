package dev.parley.sandbox.sdk;

import dev.parley.protocol.FormParameters;
import dev.parley.sandbox.rest.Answer;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.Cause;
import dev.parley.sandbox.rest.Refusal;
import dev.parley.sandbox.sync.Reads;
import dev.parley.sandbox.sync.Reply;
import dev.parley.sandbox.sync.Subscriptions;
import dev.parley.sandbox.twilsock.Backend;
import dev.parley.sandbox.twilsock.Request;
import dev.parley.sandbox.twilsock.Response;
import dev.parley.sandbox.twilsock.Session;
import dev.parley.sandbox.world.Service;
import dev.parley.sandbox.world.World;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.Executor;

/**
 * One SDK client: who it is, what it is subscribed to, and what answers it. Requests are told apart by their paths alone.
 *
 * <p>Whatever it does has {@link Cause#client} for a cause: whoever asks what a role allows asks there.
 */
final class SdkVisit implements Backend.Visit {
    private static final String SYNC_EVENT = "twilio.sync.event";

    private final World world;
    private final SdkApi api;
    private final Service service;
    private final String identity;
    private final Session session;
    private final SdkVisits all;
    private final Executor later;
    private final Subscriptions subscriptions;

    SdkVisit(
            World world, SdkApi api, Service service, String identity, Session session, SdkVisits all, Executor later) {
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
    public Future<Response> answer(Request request) {
        try {
            return answered(request).recover(SdkVisit::refused);
        } catch (Refusal refusal) {
            return refused(refusal);
        }
    }

    private Future<Response> answered(Request request) {
        if (world.service(service.sid).isEmpty()) {
            throw Refusal.notFound("service", service.sid);
        }
        String host = "https://" + request.host();
        if (request.path().equals(SdkConfiguration.PATH)) {
            // A user who was deleted is one again: whoever is here is a user.
            return Future.succeededFuture(
                    Response.of(200, SdkConfiguration.of(all.user(service, identity), host, session.base())));
        }
        if (request.path().startsWith(SdkApi.PREFIX)) {
            return api.answer(service, call(request, host));
        }
        if (Registrations.isFor(request.path())) {
            Answer answer = all.registrations().answer(service, call(request, host));
            return Future.succeededFuture(new Response(answer.status(), answer.body()));
        }
        if (request.path().equals(Subscriptions.PATH)) {
            return Future.succeededFuture(response(subscriptions.answer(json(request), later)));
        }
        if (request.path().startsWith(Reads.PREFIX)) {
            FormParameters query = query(request);
            return Future.succeededFuture(
                    response(Reads.answer(service.sync, request.method(), host, request.path(), query::first)));
        }
        throw new Refusal(404, 20404, "Sandbox has no " + request.method() + " " + Refusal.brief(request.path()) + ".");
    }

    private ApiCall call(Request request, String host) {
        boolean isForm = request.contentType().startsWith("application/x-www-form-urlencoded");
        FormParameters form = isForm ? parse(request.body().toString()) : SdkForm.of(request.body());
        return new ApiCall(request.method(), request.path(), host, query(request), form, Cause.client(identity));
    }

    private static FormParameters query(Request request) {
        return parse(request.query());
    }

    private static FormParameters parse(String urlEncoded) {
        try {
            return urlEncoded.isEmpty() ? FormParameters.NONE : FormParameters.parse(urlEncoded);
        } catch (IllegalArgumentException e) {
            throw Refusal.badParameter("The request has " + e.getMessage() + ".");
        }
    }

    private static JsonObject json(Request request) {
        try {
            return new JsonObject(request.body());
        } catch (DecodeException e) {
            throw Refusal.badParameter("The body is no JSON object.");
        }
    }

    private static Response response(Reply reply) {
        return Response.of(reply.status(), reply.body());
    }

    private static Future<Response> refused(Throwable failure) {
        return failure instanceof Refusal refusal
                ? Future.succeededFuture(
                        new Response(refusal.status(), refusal.answer().body()))
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
