package dev.parley.sandbox;

import dev.parley.sandbox.media.MediaServer;
import dev.parley.sandbox.media.MediaStore;
import dev.parley.sandbox.twilsock.Sockets;
import io.vertx.core.Context;
import io.vertx.core.json.JsonObject;

/** Puts the parts together: from the world at the bottom to the door that lets callers in. */
final class Assembly {
    private static final int MAX_CALLS = 1_000;
    private static final long MAX_CALL_CHARACTERS = 16L << 20;

    private Assembly() {}

    static Door door(Context context, SandboxSettings settings, Surroundings surroundings) {
        World world = new World(surroundings.clock(), surroundings.sids());
        Caller caller = new Caller(context.owner(), world, surroundings.patience());
        Lanes lanes = new Lanes(context);
        WebhookConfiguration account = new WebhookConfiguration(settings.webhookUrl());
        Webhooks webhooks = new Webhooks(account, world, caller, lanes);
        Reception reception = new Reception();
        Carrier carrier = new Carrier(context, world, caller, lanes, reception);
        Mirror mirror = new Mirror();
        Changes changes = new Changes(
                world, mirror, webhooks, new Delivery(world, mirror, webhooks, carrier, settings.statusUrl()));
        Hooks hooks = new Hooks(world, webhooks, new Lanes(context));
        SampleFlow flow = new SampleFlow(world, changes, carrier);
        webhooks.feed(flow::hear);
        Ledger<JsonObject> calls = new Ledger<>(MAX_CALLS, MAX_CALL_CHARACTERS);
        Faults faults = new Faults();

        MediaStore media = MediaStore.inHeap();
        Paths paths = new Paths(changes::welcome);
        Conversations conversations = new Conversations(world, changes, hooks);
        conversations.addTo(paths);
        Participants participants = new Participants(world, changes, hooks);
        participants.addTo(paths);
        new ConversationsWithParticipants(world, changes, conversations, participants).addTo(paths);
        Messages messages = new Messages(world, changes, hooks, media);
        messages.addTo(paths);
        new ScopedWebhooks(world, webhooks).addTo(paths);
        new Users(world, changes, hooks).addTo(paths);
        new UserConversations(world, changes, hooks).addTo(paths);
        new ParticipantConversations(world).addTo(paths);
        new Services(world).addTo(paths);
        new Roles(world).addTo(paths);
        new Configurations(world).addTo(paths);
        new AddressConfigurations(world).addTo(paths);
        new Credentials(world).addTo(paths);
        new Bindings(world).addTo(paths);
        new WebhookConfigurations(account, world).addTo(paths);
        new Executions(world, flow).addTo(paths);
        new TextMessages(world, carrier, settings.statusUrl()).addTo(paths);
        new Phones(world, changes, messages, hooks, new Lanes(context)).addTo(paths);
        AccessTokens tokens = new AccessTokens(world);
        SdkApi sdk = new SdkApi(world, paths, faults, calls);
        SdkVisits visits = new SdkVisits(context, world, changes, sdk, tokens);
        new Typing(world, visits).addTo(sdk);
        Sockets sockets = new Sockets(visits, surroundings.clock());
        sockets.watch(context.owner());
        reception.addTo(paths);
        faults.addTo(paths);
        new OwnPaths(calls, caller.sent(), () -> {
                    lanes.clear();
                    world.clear();
                    media.clear();
                    sockets.clear();
                    account.reset();
                    faults.clear();
                    reception.clear();
                    calls.clear();
                    caller.sent().clear();
                })
                .addTo(paths);
        Strangers strangers = new Strangers(settings.host());
        MediaGuard guard = new MediaGuard(tokens, strangers);
        return new Door(
                world,
                strangers,
                sockets,
                new MediaServer(media, guard, surroundings.clock(), () -> world.sid("ME")),
                paths,
                faults,
                new RateLimit(surroundings.clock(), settings.enforceLimits()),
                calls);
    }
}
