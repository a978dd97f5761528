package dev.parley.sandbox.page;

import dev.parley.sandbox.page.EventStream.EventSender;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.RecordedCall;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.StateListener;
import dev.parley.sandbox.world.TextMessage;
import dev.parley.sandbox.world.World;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The connected pages: {@code GET /sandbox/stream} sends them Server-Sent Events of calls and webhooks, summarized and
 * each once, and of conversations and text messages, whenever they have changed.
 *
 * <p>Query read: {@code after}, the id of the last event received; the header {@code Last-Event-ID} does as well.
 *
 * <p>Events: {@code call} and {@code webhook} have happened and have an id. {@code conversation}, {@code gone} and
 * {@code text} say how something is now; {@code conversations} and {@code texts} say the same of the newest ones, after each
 * {@code welcome}.
 */
public final class PageClients implements StateListener {
    private static final String PATH = "/sandbox/stream";

    private static final int MAX_CONVERSATIONS = 200;
    private static final int MAX_TEXTS = 500;

    /** At most twenty updates a second: a resource that changes often is sent once. */
    private static final long PAUSE_MILLIS = 50;

    private final Context context;
    private final World world;
    private final EventStream stream;
    private final Set<Conversation> conversations = new LinkedHashSet<>();
    private final Set<TextMessage> texts = new LinkedHashSet<>();
    private boolean isSendScheduled;

    public PageClients(Context context, World world) {
        this.context = context;
        this.world = world;
        stream = new EventStream(context.owner(), this::sendState);
    }

    public static boolean isWantedBy(HttpServerRequest request) {
        return PATH.equals(request.path()) && HttpMethod.GET.equals(request.method());
    }

    /**
     * Adds a page to the stream.
     *
     * @throws ApiError if there are too many
     */
    public void follow(HttpServerRequest request) {
        if (stream.isFull()) {
            throw new ApiError(429, 20429, "Too many pages are connected to the sandbox: close one.");
        }
        String after = request.getParam("after");
        stream.follow(request.response(), after == null ? request.getHeader("Last-Event-ID") : after);
    }

    public void callAnswered(long number, RecordedCall call) {
        stream.happened("call", call.summary(number).mergeIn(CallSummary.of(call)));
    }

    public void sent(long number, JsonObject entry) {
        stream.happened(
                "webhook",
                new JsonObject()
                        .put("number", number)
                        .put("at", entry.getValue("at"))
                        .put("url", entry.getValue("url"))
                        .put("event", entry.getValue("event"))
                        .put("status", entry.getValue("status"))
                        .put("error", entry.getValue("error"))
                        .put("milliseconds", entry.getValue("milliseconds"))
                        .mergeIn(CallSummary.ofWebhook(entry.getJsonObject("form"))));
    }

    @Override
    public void changed(Conversation conversation) {
        if (stream.isFollowed()) {
            conversations.add(conversation);
            sendSoon();
        }
    }

    @Override
    public void changed(TextMessage text) {
        if (stream.isFollowed()) {
            texts.add(text);
            sendSoon();
        }
    }

    /** Shows the state after a reset. */
    public void startAnew() {
        conversations.clear();
        texts.clear();
        stream.startAnew();
    }

    private void sendSoon() {
        if (!isSendScheduled) {
            isSendScheduled = true;
            context.owner().setTimer(PAUSE_MILLIS, ring -> send());
        }
    }

    private void send() {
        isSendScheduled = false;
        if (conversations.size() > MAX_CONVERSATIONS || texts.size() > MAX_TEXTS) {
            sendState(stream::is);
        } else {
            conversations.forEach(conversation -> {
                if (world.has(conversation)) {
                    stream.is("conversation", PageView.summary(conversation));
                } else {
                    stream.is("gone", new JsonObject().put("sid", conversation.sid));
                }
            });
            texts.forEach(text -> stream.is("text", PageView.of(text)));
        }
        conversations.clear();
        texts.clear();
    }

    private void sendState(EventSender sender) {
        List<Conversation> newest = world.conversations()
                .sorted(Comparator.comparing((Conversation conversation) -> conversation.updated)
                        .reversed())
                .limit(MAX_CONVERSATIONS)
                .toList();
        sender.send("conversations", list(newest, PageView::summary));
        List<TextMessage> lastTexts = new ArrayList<>(
                world.texts.newestFirst().stream().limit(MAX_TEXTS).toList());
        Collections.reverse(lastTexts);
        sender.send("texts", list(lastTexts, PageView::of));
    }

    private static <T> JsonObject list(List<T> resources, Function<T, JsonObject> view) {
        JsonArray list = new JsonArray();
        resources.stream().map(view).forEach(list::add);
        return new JsonObject().put("list", list);
    }
}
