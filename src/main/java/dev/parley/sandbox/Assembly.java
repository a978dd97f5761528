package dev.parley.sandbox;

import io.vertx.core.Context;

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
        Changes changes = new Changes(world, webhooks, new Delivery(world, webhooks, carrier, settings.statusUrl()));
        Hooks hooks = new Hooks(world, webhooks, new Lanes(context));
        SampleFlow flow = new SampleFlow(world, changes, carrier);
        webhooks.feed(flow::hear);
        Ledger<Called> calls = new Ledger<>(MAX_CALLS, MAX_CALL_CHARACTERS);
        Faults faults = new Faults();
        Spectators spectators = new Spectators(context, world);
        world.letWatch(spectators);
        calls.tell(spectators::called);
        caller.sent().tell(spectators::sent);

        Paths paths = new Paths(changes::welcome);
        Conversations conversations = new Conversations(world, changes, hooks);
        conversations.addTo(paths);
        Participants participants = new Participants(world, changes, hooks);
        participants.addTo(paths);
        new ConversationsWithParticipants(world, changes, conversations, participants).addTo(paths);
        Messages messages = new Messages(world, changes, hooks);
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
        reception.addTo(paths);
        faults.addTo(paths);
        new FiredEvents(world, webhooks, caller, settings.statusUrl()).addTo(paths);
        new ChatTokens(surroundings.clock()).addTo(paths);
        new PagePaths().addTo(paths);
        new OwnPaths(world, calls, caller.sent(), () -> {
                    lanes.clear();
                    world.clear();
                    account.reset();
                    faults.clear();
                    reception.clear();
                    calls.clear();
                    caller.sent().clear();
                    spectators.startAnew();
                })
                .addTo(paths);
        return new Door(
                world,
                new Strangers(settings.host()),
                paths,
                faults,
                new RateLimit(surroundings.clock(), settings.enforceLimits()),
                calls,
                spectators);
    }
}
