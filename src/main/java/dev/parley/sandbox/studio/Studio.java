package dev.parley.sandbox.studio;

import dev.parley.sandbox.carrier.Carrier;
import dev.parley.sandbox.flow.FlowRun;
import dev.parley.sandbox.media.Downloads;
import dev.parley.sandbox.resource.Messages;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.time.Timers;
import dev.parley.sandbox.webhook.OutgoingEvent;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.Execution;
import dev.parley.sandbox.world.Flow;
import dev.parley.sandbox.world.Message;
import dev.parley.sandbox.world.World;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs executions. One starts with a message from a conversation's webhook, or with a REST call, and continues with the
 * next messages; there is one at a time for each flow and contact. Messages of flows do not reach flows. The last
 * thousand ended executions are kept.
 *
 * <p>Invented: a conversation is a contact whose address is its SID; a message while no widget waits for one is
 * ignored; {@code trigger.conversation} is the webhook's form, with {@code From}, the author, and
 * {@code ChannelAttributes}, the conversation's. Left out: the trigger {@code incomingMessage}, as no number here is
 * configured with a flow.
 *
 * @see <a href="https://www.twilio.com/docs/studio/tutorials/using-conversations-with-studio">Twilio: Conversations with
 *     Studio</a>
 */
public final class Studio {
    private static final Logger LOG = LoggerFactory.getLogger(Studio.class);

    /** Studio's limit: an execution ends after it. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private static final int MAX_ENDED = 1_000;

    private final World world;
    private final Messages messages;
    private final Carrier carrier;
    private final Downloads downloads;
    private final HttpFetcher fetcher;
    private final Timers timers;
    private final Map<String, Execution> active = new LinkedHashMap<>();
    private final Deque<Execution> ended = new ArrayDeque<>();

    public Studio(
            World world, Messages messages, Carrier carrier, Downloads downloads, HttpFetcher fetcher, Timers timers) {
        this.world = world;
        this.messages = messages;
        this.carrier = carrier;
        this.downloads = downloads;
        this.fetcher = fetcher;
        this.timers = timers;
    }

    /** Handles a message of a conversation: starts an execution, or continues the active one. */
    public void receive(String flowSid, Message message, OutgoingEvent event) {
        Conversation conversation = message.conversation;
        Optional<Flow.Revision> revision =
                Optional.ofNullable(world.studio.flows.get(flowSid)).flatMap(Flow::published);
        if (revision.isEmpty()
                || !world.has(conversation)
                || conversation.isClosed()
                || world.studio.flows.containsKey(message.author)) {
            return;
        }
        Map<String, Object> heard = heard(message, event);
        try {
            active(flowSid, conversation.sid)
                    .ifPresentOrElse(
                            execution -> execution.run().receive(heard),
                            () -> begin(revision.get(), conversation, heard));
        } catch (ApiError full) {
            LOG.warn("Flow {} did not receive {} of {}: {}", flowSid, message.sid, conversation.sid, full.getMessage());
        }
    }

    private void begin(Flow.Revision revision, Conversation conversation, Map<String, Object> heard) {
        String contact = conversation.sid;
        begin(
                new Execution(world.sid("FN"), world.now(), revision, contact, contact, world.sid("FC"), contact),
                new ContactChannel.ToConversation(messages, downloads, conversation, revision.flow.sid),
                "incomingConversationMessage",
                Map.of("conversation", heard),
                Map.of());
    }

    private static Map<String, Object> heard(Message message, OutgoingEvent event) {
        Map<String, Object> heard = new LinkedHashMap<>(event.form().asBody());
        heard.put("From", message.author);
        if (Json.decodeValue(message.conversation.attributes) instanceof JsonObject attributes) {
            heard.put("ChannelAttributes", attributes.getMap());
        }
        return heard;
    }

    /**
     * Starts an execution for a phone by a REST call.
     *
     * @param data the flow's {@code flow.data}
     * @throws ApiError if the flow was never published
     */
    Execution start(Flow flow, String to, String from, Map<String, Object> data) {
        Flow.Revision revision = flow.published()
                .orElseThrow(() -> ApiError.badParameter("Flow " + flow.sid + " is a draft: publish it first."));
        Execution execution = new Execution(world.sid("FN"), world.now(), revision, to, from, world.sid("FC"), "");
        begin(
                execution,
                new ContactChannel.ToPhone(world, carrier),
                "incomingRequest",
                Map.of("request", Map.of("to", to, "from", from, "parameters", data)),
                data);
        return execution;
    }

    private void begin(
            Execution execution,
            ContactChannel channel,
            String event,
            Map<String, Object> trigger,
            Map<String, Object> data) {
        String flowSid = execution.revision.flow.sid;
        Map<String, Object> itsChannel = new HashMap<>(Map.of("address", execution.address));
        if (!execution.initiatedBy.isEmpty()) {
            itsChannel.put("sid", execution.initiatedBy);
        }
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("trigger", trigger);
        known.put("contact", Map.of("channel", Map.of("address", execution.contact)));
        known.put(
                "flow",
                Map.of(
                        "sid",
                        execution.sid,
                        "flow_sid",
                        flowSid,
                        "channel",
                        itsChannel,
                        "data",
                        data,
                        "variables",
                        Map.of()));
        known.put("widgets", Map.of());
        ExecutionActions actions =
                new ExecutionActions(world, timers, fetcher, channel, execution, () -> forget(execution));
        FlowRun run = new FlowRun(execution.revision.definition(), actions, known);
        execution.runs(run);
        world.add(execution, world.studio.executions);
        active.put(key(flowSid, execution.contact), execution);
        timers.set(lastTimer(execution), execution.created.plus(LONGEST), () -> end(execution));
        run.start(event);
    }

    Optional<Execution> active(String flowSid, String contact) {
        return Optional.ofNullable(active.get(key(flowSid, contact)));
    }

    /** Ends an execution unless it has ended. */
    void end(Execution execution) {
        if (execution.isActive()) {
            execution.run().stop();
            execution.status = Execution.ENDED;
            execution.updated = world.now();
            forget(execution);
        }
    }

    private void forget(Execution execution) {
        active.remove(key(execution.revision.flow.sid, execution.contact), execution);
        timers.cancel(lastTimer(execution));
        ended.add(execution);
        if (ended.size() > MAX_ENDED) {
            world.remove(ended.remove(), world.studio.executions);
        }
    }

    /** Discards all executions, before a reset. */
    public void clear() {
        active.clear();
        ended.clear();
    }

    private static String key(String flowSid, String contact) {
        return flowSid + " " + contact;
    }

    private static String lastTimer(Execution execution) {
        return execution.sid + " at the latest";
    }
}
