package dev.parley.sandbox.resource;

import dev.parley.sandbox.change.Changes;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.rest.Paging;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.rest.Period;
import dev.parley.sandbox.webhook.Hooks;
import dev.parley.sandbox.webhook.PreActionEvents;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.ConversationTimers;
import dev.parley.sandbox.world.EmailBinding;
import dev.parley.sandbox.world.World;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conversations: create, fetch (by SID or unique name), list, update, delete.
 *
 * <p>Form fields read: {@code FriendlyName}, {@code UniqueName}, {@code DateCreated}, {@code DateUpdated},
 * {@code MessagingServiceSid}, {@code Attributes}, {@code State}, {@code ConversationTimers.Inactive},
 * {@code ConversationTimers.Closed}; {@code Bindings.Email.Address}, {@code Bindings.Email.Name}, both stored only; in
 * a list {@code State}, {@code StartDate}, {@code EndDate}.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/conversation-resource">Twilio: conversations</a>
 */
public final class Conversations {
    private static final int MAX_PAGE = 100;
    private static final List<String> STATES = List.of(Conversation.ACTIVE, Conversation.INACTIVE, Conversation.CLOSED);

    private final World world;
    private final Changes changes;
    private final Hooks hooks;

    public Conversations(World world, Changes changes, Hooks hooks) {
        this.world = world;
        this.changes = changes;
        this.hooks = hooks;
    }

    public void addTo(Paths paths) {
        paths.laterInService("POST", "/Conversations", this::create);
        paths.inService("GET", "/Conversations", this::list);
        paths.inService("GET", "/Conversations/{ConversationSid}", this::fetch);
        paths.laterInService("POST", "/Conversations/{ConversationSid}", this::update);
        paths.laterInService("DELETE", "/Conversations/{ConversationSid}", this::delete);
    }

    private Future<ApiResponse> create(ApiCall call) {
        return hooks.before(
                call.actor(),
                call.form(),
                () -> {
                    PermissionCheck.of(call.actor(), world.service(call)).create(call.form());
                    return PreActionEvents.conversationAdd(call.actor(), conversation(call, call.form()));
                },
                form -> {
                    Conversation conversation = conversation(call, form);
                    changes.open(call.actor(), conversation, null);
                    return ApiResponse.created(conversation.json(call.root()));
                });
    }

    /** Makes a conversation from a form, without adding it. */
    Conversation conversation(ApiCall call, Form form) {
        if (Conversation.CLOSED.equals(form.choice("State", STATES))) {
            throw new ApiError(400, 50384, "A conversation cannot be created closed.");
        }
        if (ConversationTimers.areIn(form) && !form.has("State")) {
            throw new ApiError(400, 50382, "Timers of a new conversation need its State.");
        }
        Conversation conversation = world.newConversation(world.service(call), world.now());
        conversation.createdBy = call.actor().author();
        conversation.outgrow(form);
        return changed(conversation, form);
    }

    private ApiResponse list(ApiCall call) {
        String state = call.query().choice("State", STATES);
        Period created = Period.in(call.query(), "StartDate", "EndDate");
        List<Conversation> found = new ArrayList<>(world.service(call).conversations.values().stream()
                .filter(conversation -> state == null || state.equals(conversation.state))
                .filter(conversation -> created.contains(conversation.created))
                .toList());
        if (created.isLimited()) {
            found.sort(Comparator.comparing((Conversation conversation) -> conversation.created)
                    .reversed());
        }
        return new Paging<>(call, MAX_PAGE, found)
                .answer("conversations", conversation -> conversation.json(call.root()));
    }

    private ApiResponse fetch(ApiCall call) {
        return ApiResponse.ok(called(call).json(call.root()));
    }

    private Future<ApiResponse> update(ApiCall call) {
        return hooks.inTurn(
                called(call).sid,
                call.actor(),
                call.form(),
                () -> {
                    PermissionCheck.of(call.actor(), called(call)).update(call.form());
                    return PreActionEvents.conversationUpdate(
                            call.actor(), changed(called(call).copy(), call.form()));
                },
                form -> {
                    Conversation conversation = called(call);
                    String before = conversation.state;
                    world.grow(conversation, form);
                    changes.updated(call.actor(), changed(conversation, form), before);
                    return ApiResponse.ok(conversation.json(call.root()));
                });
    }

    private Future<ApiResponse> delete(ApiCall call) {
        return hooks.inTurn(
                called(call).sid,
                call.actor(),
                call.form(),
                () -> {
                    PermissionCheck.of(call.actor(), called(call)).delete();
                    return PreActionEvents.conversationRemove(call.actor(), called(call));
                },
                form -> {
                    changes.remove(call.actor(), called(call));
                    return ApiResponse.gone();
                });
    }

    private Conversation called(ApiCall call) {
        return world.service(call).conversation(call.variable("ConversationSid"));
    }

    static ApiError closed(Conversation conversation) {
        return new ApiError(400, 50377, "Conversation " + conversation.sid + " is closed, and closed is final.");
    }

    /** Applies the form. Everything is checked before anything is changed. */
    private Conversation changed(Conversation conversation, Form form) {
        String state = form.choice("State", STATES);
        if (conversation.isClosed() && state != null && !state.equals(conversation.state)) {
            throw closed(conversation);
        }
        String friendlyName = form.text("FriendlyName", Limits.NAME);
        String uniqueName = form.text("UniqueName", Limits.NAME);
        checkUnique(uniqueName, conversation);
        String attributes = form.attributes(Limits.CONVERSATION_ATTRIBUTES);
        String messagingService = form.text("MessagingServiceSid", Limits.NAME);
        Limits.checkMessagingService("MessagingServiceSid", messagingService);
        EmailBinding email = conversation.email.updatedFrom(form);
        ConversationTimers timers = conversation.timers.updatedFrom(form, world.now());

        conversation.date(form);
        conversation.friendlyName = form.has("FriendlyName") ? friendlyName : conversation.friendlyName;
        conversation.uniqueName = form.has("UniqueName") ? uniqueName : conversation.uniqueName;
        conversation.attributes = attributes == null ? conversation.attributes : attributes;
        conversation.messagingServiceSid =
                messagingService == null ? conversation.messagingServiceSid : messagingService;
        conversation.email = email;
        conversation.timers = timers;
        if (state != null && !state.equals(conversation.state)) {
            conversation.state = state;
            conversation.timers =
                    state.equals(Conversation.ACTIVE) ? timers.begun(state, world.now()) : timers.goingOn(state);
        }
        return conversation;
    }

    private static void checkUnique(@Nullable String uniqueName, Conversation conversation) {
        if (uniqueName == null) {
            return;
        }
        if (uniqueName.matches("CH[0-9a-fA-F]{32}")) {
            throw new ApiError(400, 50390, "UniqueName looks like a conversation's SID.");
        }
        conversation
                .service
                .named(uniqueName)
                .filter(other -> !other.sid.equals(conversation.sid))
                .ifPresent(other -> {
                    throw new ApiError(
                            409, 50353, "Conversation with provided unique name already exists: " + other.sid + ".");
                });
    }
}
