package dev.parley.sandbox.sdk;

import dev.parley.sandbox.change.Changes;
import dev.parley.sandbox.rest.Actor;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.twilsock.Backend;
import dev.parley.sandbox.twilsock.Session;
import dev.parley.sandbox.twilsock.SocketAuthorization;
import dev.parley.sandbox.twilsock.TokenRejected;
import dev.parley.sandbox.world.Service;
import dev.parley.sandbox.world.User;
import dev.parley.sandbox.world.World;
import io.vertx.core.Context;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The connected SDK clients. A user may have several, one for each tab.
 *
 * <p>{@code DELETE /sandbox/sockets} ends their sockets without a close frame, as a failing network does; query
 * parameter {@code Identity}: of one user, absent: of all. Returns {@code dropped}, their number. Clients reconnect.
 */
public final class SdkClients implements Backend {
    private final Context context;
    private final World world;
    private final Changes changes;
    private final AccessTokens tokens;
    private final SdkApi api;
    private final Registrations registrations;
    private final Map<UserKey, Set<SdkClient>> clients = new HashMap<>();

    public SdkClients(Context context, World world, Changes changes, SdkApi api, AccessTokens tokens) {
        this.context = context;
        this.world = world;
        this.changes = changes;
        this.tokens = tokens;
        this.api = api;
        this.registrations = new Registrations(world);
    }

    public void addTo(Paths paths) {
        paths.on("DELETE", "/sandbox/sockets", this::drop);
    }

    private ApiResponse drop(ApiCall call) {
        String identity = call.query().text("Identity");
        List<SdkClient> dropped = clients.entrySet().stream()
                .filter(each -> identity == null || each.getKey().identity().equals(identity))
                .flatMap(each -> each.getValue().stream())
                .toList();
        dropped.forEach(SdkClient::drop);
        return ApiResponse.ok(new JsonObject().put("dropped", dropped.size()));
    }

    @Override
    public SocketAuthorization authorize(String token) {
        return tokens.admit(token);
    }

    @Override
    public Client open(SocketAuthorization authorization, Session session) {
        Service service = world.service(authorization.serviceSid()).orElseThrow();
        String identity = admitted(service, authorization.identity()).identity;
        SdkClient client = new SdkClient(
                world, api, service, identity, session, this, later -> context.runOnContext(tick -> later.run()));
        clients.computeIfAbsent(new UserKey(service.sid, identity), anybody -> new LinkedHashSet<>())
                .add(client);
        return client;
    }

    private User admitted(Service service, String identity) {
        try {
            return user(service, identity);
        } catch (ApiError full) {
            throw new TokenRejected(full.status(), full.code(), String.valueOf(full.getMessage()));
        }
    }

    Registrations registrations() {
        return registrations;
    }

    /** Returns the user of a client, created if there is none. */
    User user(Service service, String identity) {
        changes.welcome(Actor.client(identity), service);
        return service.user(identity).orElseThrow();
    }

    void forget(Service service, String identity, SdkClient gone) {
        UserKey userKey = new UserKey(service.sid, identity);
        Set<SdkClient> others = clients.get(userKey);
        if (others != null && others.remove(gone) && others.isEmpty()) {
            clients.remove(userKey);
        }
    }

    /** Sends a notification to all clients of a user. */
    void notify(Service service, String identity, String messageType, JsonObject payload) {
        List.copyOf(clients.getOrDefault(new UserKey(service.sid, identity), Set.of()))
                .forEach(client -> client.notify(messageType, payload));
    }

    private record UserKey(String serviceSid, String identity) {}
}
