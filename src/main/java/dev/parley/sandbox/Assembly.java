package dev.parley.sandbox;

import dev.parley.sandbox.carrier.Carrier;
import dev.parley.sandbox.carrier.PhoneOutcomes;
import dev.parley.sandbox.change.Changes;
import dev.parley.sandbox.change.PhoneDelivery;
import dev.parley.sandbox.change.SyncProjection;
import dev.parley.sandbox.control.ChatTokens;
import dev.parley.sandbox.control.ClockPaths;
import dev.parley.sandbox.control.Coverage;
import dev.parley.sandbox.control.FaultPaths;
import dev.parley.sandbox.control.IncomingTexts;
import dev.parley.sandbox.control.InspectionPaths;
import dev.parley.sandbox.control.PhoneListing;
import dev.parley.sandbox.control.TriggeredEvents;
import dev.parley.sandbox.media.Downloads;
import dev.parley.sandbox.media.MediaServer;
import dev.parley.sandbox.media.MediaStore;
import dev.parley.sandbox.page.PageClients;
import dev.parley.sandbox.page.PagePaths;
import dev.parley.sandbox.phone.OptOuts;
import dev.parley.sandbox.resource.AddressConfigurations;
import dev.parley.sandbox.resource.Bindings;
import dev.parley.sandbox.resource.Configurations;
import dev.parley.sandbox.resource.Conversations;
import dev.parley.sandbox.resource.ConversationsWithParticipants;
import dev.parley.sandbox.resource.Credentials;
import dev.parley.sandbox.resource.Messages;
import dev.parley.sandbox.resource.ParticipantConversations;
import dev.parley.sandbox.resource.Participants;
import dev.parley.sandbox.resource.Roles;
import dev.parley.sandbox.resource.ScopedWebhooks;
import dev.parley.sandbox.resource.Services;
import dev.parley.sandbox.resource.TextMedia;
import dev.parley.sandbox.resource.TextMessages;
import dev.parley.sandbox.resource.UserConversations;
import dev.parley.sandbox.resource.Users;
import dev.parley.sandbox.resource.WebhookConfigurations;
import dev.parley.sandbox.rest.BoundedHistory;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.rest.RecordedCall;
import dev.parley.sandbox.sdk.AccessTokens;
import dev.parley.sandbox.sdk.SdkApi;
import dev.parley.sandbox.sdk.SdkClients;
import dev.parley.sandbox.sdk.Typing;
import dev.parley.sandbox.studio.Executions;
import dev.parley.sandbox.studio.Flows;
import dev.parley.sandbox.studio.HttpFetcher;
import dev.parley.sandbox.studio.Studio;
import dev.parley.sandbox.time.MovableClock;
import dev.parley.sandbox.time.Timers;
import dev.parley.sandbox.twilsock.Sockets;
import dev.parley.sandbox.webhook.Hooks;
import dev.parley.sandbox.webhook.Lanes;
import dev.parley.sandbox.webhook.WebhookFaults;
import dev.parley.sandbox.webhook.WebhookSender;
import dev.parley.sandbox.webhook.Webhooks;
import dev.parley.sandbox.world.WebhookConfiguration;
import dev.parley.sandbox.world.World;
import io.vertx.core.Context;
import java.net.URI;
import java.util.function.Supplier;

/** Puts the parts together: from the world at the bottom to the server that takes requests. */
final class Assembly {
    private static final int MAX_CALLS = 1_000;
    private static final long MAX_CALL_CHARACTERS = 16L << 20;

    private Assembly() {}

    /** Puts together the request handlers; {@code baseUrl} is the address on which they will be reached. */
    static SandboxServer server(
            Context context, SandboxSettings settings, Environment environment, Supplier<URI> baseUrl) {
        MovableClock clock = new MovableClock(environment.clock());
        Timers timers = new Timers(context.owner(), clock);
        World world = new World(clock, environment.sids());
        WebhookFaults webhookFaults = new WebhookFaults(timers);
        WebhookSender sender = new WebhookSender(context.owner(), world, timers, webhookFaults);
        Lanes lanes = new Lanes(context);
        WebhookConfiguration account = new WebhookConfiguration(settings.webhookUrl());
        Webhooks webhooks = new Webhooks(account, world, sender, lanes);
        OptOuts optOuts = new OptOuts();
        PhoneOutcomes phoneOutcomes = new PhoneOutcomes(optOuts);
        MediaStore media = MediaStore.inHeap();
        Downloads downloads = new Downloads(context.owner(), timers, media, () -> world.sid("ME"));
        Carrier carrier = new Carrier(context, world, sender, lanes, phoneOutcomes, downloads, timers);
        SyncProjection syncProjection = new SyncProjection();
        PhoneDelivery delivery = new PhoneDelivery(world, syncProjection, webhooks, carrier, settings.statusUrl());
        Changes changes = new Changes(world, syncProjection, webhooks, delivery, timers);
        Hooks hooks = new Hooks(world, webhooks, new Lanes(context));
        BoundedHistory<RecordedCall> calls = new BoundedHistory<>(MAX_CALLS, MAX_CALL_CHARACTERS);
        FaultPaths faults = new FaultPaths(timers, webhookFaults);
        PageClients pageClients = new PageClients(context, world);
        world.addListener(pageClients);
        calls.read(pageClients::callAnswered);
        sender.sent().read(pageClients::sent);

        Paths paths = new Paths(changes::welcome);
        Conversations conversations = new Conversations(world, changes, hooks);
        conversations.addTo(paths);
        Participants participants = new Participants(world, changes, hooks);
        participants.addTo(paths);
        new ConversationsWithParticipants(world, changes, conversations, participants).addTo(paths);
        Messages messages = new Messages(world, changes, hooks, media);
        messages.addTo(paths);
        HttpFetcher fetcher = new HttpFetcher(context.owner(), timers, baseUrl);
        Studio studio = new Studio(world, messages, carrier, downloads, fetcher, timers);
        webhooks.listen(studio::receive);
        Flows flows = new Flows(world, settings.flows());
        flows.addTo(paths);
        new ScopedWebhooks(world, webhooks).addTo(paths);
        new Users(world, changes, hooks).addTo(paths);
        new UserConversations(world, changes, hooks).addTo(paths);
        new ParticipantConversations(world).addTo(paths);
        new Services(world, changes).addTo(paths);
        new Roles(world).addTo(paths);
        new Configurations(world).addTo(paths);
        new AddressConfigurations(world).addTo(paths);
        new Credentials(world).addTo(paths);
        new Bindings(world).addTo(paths);
        new WebhookConfigurations(account, world).addTo(paths);
        new Executions(world, studio).addTo(paths);
        new TextMessages(world, carrier, optOuts, settings.statusUrl()).addTo(paths);
        new TextMedia(world, media).addTo(paths);
        new IncomingTexts(world, changes, messages, hooks, new Lanes(context), phoneOutcomes, downloads).addTo(paths);
        new PhoneListing(world, phoneOutcomes, optOuts).addTo(paths);
        AccessTokens tokens = new AccessTokens(world);
        SdkApi sdk = new SdkApi(world, paths, faults, calls);
        SdkClients clients = new SdkClients(context, world, changes, sdk, tokens);
        clients.addTo(paths);
        new Typing(world, clients).addTo(sdk);
        Sockets sockets = new Sockets(clients, timers);
        sockets.watch(context.owner());
        phoneOutcomes.addTo(paths);
        faults.addTo(paths);
        new ClockPaths(clock, timers).addTo(paths);
        Coverage.addTo(paths);
        new TriggeredEvents(world, webhooks, sender, settings.statusUrl()).addTo(paths);
        new ChatTokens(clock).addTo(paths);
        new PagePaths().addTo(paths);
        new InspectionPaths(world, calls, sender.sent(), () -> {
                    lanes.clear();
                    studio.clear();
                    world.clear();
                    flows.begin();
                    timers.clear();
                    media.clear();
                    sockets.clear();
                    account.reset();
                    faults.clear();
                    webhookFaults.clear();
                    phoneOutcomes.clear();
                    calls.clear();
                    sender.sent().clear();
                    pageClients.startAnew();
                })
                .addTo(paths);
        OriginGuard originGuard = new OriginGuard(settings);
        MediaGuard guard = new MediaGuard(tokens, originGuard);
        return new SandboxServer(
                world,
                originGuard,
                sockets,
                new MediaServer(media, guard, clock, () -> world.sid("ME")),
                paths,
                faults,
                new RateLimit(clock, settings.enforceLimits()),
                calls,
                pageClients);
    }
}
