package dev.parley.sandbox.resource;

import dev.parley.sandbox.change.Changes;
import dev.parley.sandbox.media.MediaItem;
import dev.parley.sandbox.media.MediaStore;
import dev.parley.sandbox.rest.Actor;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.rest.Paging;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.webhook.Hooks;
import dev.parley.sandbox.webhook.PreActionEvents;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.Message;
import dev.parley.sandbox.world.Receipt;
import dev.parley.sandbox.world.World;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Messages of a conversation, and the delivery receipts of those sent to phones: create, fetch, list, update, delete.
 *
 * <p>Form fields read: {@code Author} (absent: the client, else {@code system}), {@code Body}, {@code DateCreated},
 * {@code DateUpdated}, {@code Attributes}, {@code MediaSid} (repeated: several; a message with one needs no body),
 * {@code ContentSid} with {@code ContentVariables} (see {@link ContentTemplate}), {@code Subject}, which is checked but
 * not returned, as at Twilio; in a list {@code Order}.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/conversation-message-resource">Twilio: messages</a>
 * @see <a href="https://www.twilio.com/docs/conversations/api/receipt-resource">Twilio: receipts</a>
 */
public final class Messages {
    private static final int MAX_PAGE = 100;
    private static final int MAX_RECEIPTS_PAGE = 50;
    private static final String MESSAGE = "/Conversations/{ConversationSid}/Messages/{MessageSid}";

    private final World world;
    private final Changes changes;
    private final Hooks hooks;
    private final MediaStore mediaStore;

    public Messages(World world, Changes changes, Hooks hooks, MediaStore mediaStore) {
        this.world = world;
        this.changes = changes;
        this.hooks = hooks;
        this.mediaStore = mediaStore;
    }

    public void addTo(Paths paths) {
        paths.laterInService("POST", "/Conversations/{ConversationSid}/Messages", this::create);
        paths.inService("GET", "/Conversations/{ConversationSid}/Messages", this::list);
        paths.inService("GET", MESSAGE, this::fetch);
        paths.laterInService("POST", MESSAGE, this::update);
        paths.laterInService("DELETE", MESSAGE, this::delete);
        paths.inService("GET", MESSAGE + "/Receipts", this::listReceipts);
        paths.inService("GET", MESSAGE + "/Receipts/{Sid}", this::fetchReceipt);
    }

    private Future<ApiResponse> create(ApiCall call) {
        return say(call.actor(), conversation(call), call.form())
                .map(message -> ApiResponse.created(message.json(call.root())));
    }

    /** Adds a message once the hooks allow it, with the values of the form and of the hook's response. */
    public Future<Message> say(Actor actor, Conversation conversation, Form original) {
        return hooks.inTurn(
                conversation.sid,
                actor,
                original,
                () -> {
                    Message message = message(actor, conversation, original);
                    PermissionCheck.of(actor, conversation).say(original);
                    return PreActionEvents.messageAdd(actor, message);
                },
                form -> {
                    Message message = message(actor, conversation, form);
                    changes.say(actor, message);
                    return message;
                });
    }

    /** Makes a message from a form, without adding it. */
    private Message message(Actor actor, Conversation conversation, Form form) {
        if (!world.has(conversation)) {
            throw ApiError.notFound("conversation", conversation.sid);
        }
        if (conversation.isClosed()) {
            throw Conversations.closed(conversation);
        }
        form.text("Subject", Limits.SUBJECT);
        List<MediaItem> media = media(conversation, form);
        ContentTemplate template = ContentTemplate.in(form);
        String body = template == null ? form.text("Body") : template.body();
        if (body == null && media.isEmpty()) {
            throw new ApiError(400, 50503, "Body is missing.");
        }
        body = body == null ? "" : body;
        String named = form.text("Author", Limits.NAME);
        String author = named == null ? actor.author() : named;
        conversation.checkBody(author, body);
        String attributes = form.attributes(Limits.MESSAGE_ATTRIBUTES);
        Message message = new Message(world.sid("IM"), world.now(), conversation, author, body);
        message.date(form);
        message.attributes = attributes == null ? "{}" : attributes;
        message.contentSid = template == null ? null : template.sid();
        message.media = media;
        message.outgrow(form);
        return message;
    }

    private List<MediaItem> media(Conversation conversation, Form form) {
        List<String> sids = form.texts("MediaSid");
        if (sids.size() > Limits.MEDIA) {
            throw ApiError.badParameter(
                    "A message has at most " + Limits.MEDIA + " media: this one has " + sids.size() + ".");
        }
        return sids.stream()
                .map(sid -> mediaStore
                        .find(conversation.service.sid, sid)
                        .orElseThrow(() ->
                                new ApiError(400, 50506, "There are no media with SID " + ApiError.brief(sid) + ".")))
                .toList();
    }

    private ApiResponse list(ApiCall call) {
        List<Message> messages = new ArrayList<>(conversation(call).messages.values());
        if ("desc".equals(call.query().choice("Order", List.of("asc", "desc")))) {
            Collections.reverse(messages);
        }
        return new Paging<>(call, MAX_PAGE, messages).answer("messages", message -> message.json(call.root()));
    }

    private ApiResponse fetch(ApiCall call) {
        return ApiResponse.ok(called(call).json(call.root()));
    }

    private Future<ApiResponse> update(ApiCall call) {
        return hooks.inTurn(
                conversation(call).sid,
                call.actor(),
                call.form(),
                () -> {
                    PermissionCheck.of(call.actor(), conversation(call)).update(called(call), call.form());
                    return PreActionEvents.messageUpdate(
                            call.actor(), updated(called(call).copy(), call.form()));
                },
                form -> {
                    Message message = called(call);
                    world.grow(message, form);
                    changes.updated(call.actor(), updated(message, form));
                    return ApiResponse.ok(message.json(call.root()));
                });
    }

    private static Message updated(Message message, Form form) {
        String body = form.text("Body");
        if (body != null) {
            Limits.checkBody(body);
        }
        String author = form.text("Author", Limits.NAME);
        String attributes = form.attributes(Limits.MESSAGE_ATTRIBUTES);
        form.text("Subject", Limits.SUBJECT);
        message.date(form);
        message.body = body == null ? message.body : body;
        message.author = author == null ? message.author : author;
        message.attributes = attributes == null ? message.attributes : attributes;
        return message;
    }

    private Future<ApiResponse> delete(ApiCall call) {
        return hooks.inTurn(
                conversation(call).sid,
                call.actor(),
                call.form(),
                () -> {
                    PermissionCheck.of(call.actor(), conversation(call)).remove(called(call));
                    return PreActionEvents.messageRemove(call.actor(), called(call));
                },
                form -> {
                    changes.remove(call.actor(), called(call));
                    return ApiResponse.gone();
                });
    }

    private ApiResponse listReceipts(ApiCall call) {
        return new Paging<>(
                        call,
                        MAX_RECEIPTS_PAGE,
                        List.copyOf(called(call).receipts.values()))
                .answer("delivery_receipts", receipt -> receipt.json(call.root()));
    }

    private ApiResponse fetchReceipt(ApiCall call) {
        Receipt receipt = called(call).receipts.get(call.variable("Sid"));
        if (receipt == null) {
            throw ApiError.notFound("receipt", call.variable("Sid"));
        }
        return ApiResponse.ok(receipt.json(call.root()));
    }

    private Conversation conversation(ApiCall call) {
        return world.service(call).conversation(call.variable("ConversationSid"));
    }

    private Message called(ApiCall call) {
        Message message = conversation(call).messages.get(call.variable("MessageSid"));
        if (message == null) {
            throw ApiError.notFound("message", call.variable("MessageSid"));
        }
        return message;
    }
}
