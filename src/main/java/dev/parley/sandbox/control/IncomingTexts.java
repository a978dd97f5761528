package dev.parley.sandbox.control;

import dev.parley.protocol.FormParameters;
import dev.parley.sandbox.carrier.PhoneOutcomes;
import dev.parley.sandbox.change.Changes;
import dev.parley.sandbox.media.Downloads;
import dev.parley.sandbox.media.Downloads.Download;
import dev.parley.sandbox.media.MediaItem;
import dev.parley.sandbox.resource.Messages;
import dev.parley.sandbox.rest.Actor;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.webhook.Hooks;
import dev.parley.sandbox.webhook.Lanes;
import dev.parley.sandbox.webhook.PreActionEvents;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.Execution;
import dev.parley.sandbox.world.Message;
import dev.parley.sandbox.world.Participant;
import dev.parley.sandbox.world.Service;
import dev.parley.sandbox.world.TextMessage;
import dev.parley.sandbox.world.World;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Texts from phones: {@code POST /sandbox/sms} sends one.
 *
 * <p>Form fields read: {@code From}, {@code To} (both with or both without {@code whatsapp:}), {@code Body} and
 * {@link IncomingMedia}. A message is added to the open conversation that is bound to the two numbers, after
 * {@code onMessageAdd}, else it goes to the flow that waits for a reply; without either a conversation is created,
 * after {@code onConversationAdd}, by {@link AutoCreation}. Opt-out keywords such as STOP and START are
 * {@linkplain PhoneOutcomes applied}, answered to the phone, and added to the conversation like any other text. Left
 * out: groups, webhooks of a number.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/inbound-autocreation">Twilio: autocreation</a>
 */
public final class IncomingTexts {
    private final World world;
    private final Changes changes;
    private final Messages messages;
    private final Hooks hooks;
    private final Lanes lanes;
    private final AutoCreation autoCreation;
    private final PhoneOutcomes phoneOutcomes;
    private final Downloads downloads;
    private final IncomingMedia incomingMedia;

    public IncomingTexts(
            World world,
            Changes changes,
            Messages messages,
            Hooks hooks,
            Lanes lanes,
            PhoneOutcomes phoneOutcomes,
            Downloads downloads) {
        this.world = world;
        this.changes = changes;
        this.messages = messages;
        this.hooks = hooks;
        this.lanes = lanes;
        autoCreation = new AutoCreation(world);
        this.phoneOutcomes = phoneOutcomes;
        this.downloads = downloads;
        incomingMedia = new IncomingMedia(downloads);
    }

    public void addTo(Paths paths) {
        paths.later("POST", "/sandbox/sms", this::write);
    }

    private Future<ApiResponse> write(ApiCall call) {
        String from = Limits.address(call.form().required("From", Limits.ADDRESS), 50407);
        String to = Limits.address(call.form().required("To", Limits.ADDRESS), 50408);
        Limits.checkChannels(from, to);
        if (from.equals(to)) {
            throw new ApiError(400, 50409, "From and To are the same number.");
        }
        List<IncomingMedia.MediaUrl> mediaUrls = IncomingMedia.in(call.form());
        String written =
                mediaUrls.isEmpty() ? call.form().required("Body") : call.form().text("Body");
        String body = written == null ? "" : written;
        Limits.checkBody(body);
        // A phone's second message must not overtake the first while a hook is pending.
        Promise<ApiResponse> answer = Promise.promise();
        Runnable checkNotReset = world.checkNotReset();
        boolean taken = lanes.add(from + " " + to, body.length(), () -> {
            Future.succeededFuture(mediaUrls)
                    .compose(incomingMedia::fetch)
                    .compose(fetched -> {
                        checkNotReset.run();
                        return accept(call.base(), from, to, body, fetched);
                    })
                    .onComplete(answer);
            return answer.future();
        });
        if (!taken) {
            throw new ApiError(429, 20429, "Too many text messages are waiting for webhooks to answer.");
        }
        return answer.future();
    }

    private Future<ApiResponse> accept(String base, String from, String to, String body, List<Download> fetched) {
        Optional<Participant> bound = world.phones.bound(from, to);
        Optional<Execution> waiting = bound.isPresent() ? Optional.empty() : world.studio.waitingFor(from, to);
        if (waiting.isPresent()) {
            return Future.succeededFuture(tell(waiting.get(), base, from, to, body, fetched));
        }
        return receive(bound, from, to, body, fetched)
                .map(message -> ApiResponse.created(new JsonObject()
                        .put("conversation_sid", message.conversation.sid)
                        .put("message_sid", message.sid)));
    }

    /** Passes the text to the flow that waits for this phone. */
    private ApiResponse tell(
            Execution execution, String base, String from, String to, String body, List<Download> fetched) {
        TextMessage text = written(from, to, body, kept(fetched, SandboxAccount.ACCOUNT_SID, from));
        execution.receive(text, base);
        return ApiResponse.created(
                new JsonObject().put("execution_sid", execution.sid).put("message_sid", text.sid));
    }

    private TextMessage written(String from, String to, String body, List<MediaItem> media) {
        TextMessage text = TextMessage.inbound(world.sid(media.isEmpty() ? "SM" : "MM"), world.now(), from, to, body);
        text.carry(media);
        world.add(text);
        phoneOutcomes
                .receive(text)
                .map(reply -> TextMessage.reply(world.sid("SM"), world.now(), text, reply))
                .ifPresent(world::add);
        return text;
    }

    private Future<Message> receive(
            Optional<Participant> bound, String from, String to, String body, List<Download> fetched) {
        Actor actor = Actor.channel(from);
        Service service = bound.map(author -> author.conversation.service).orElseGet(() -> autoCreation.service(to));
        List<MediaItem> media = kept(fetched, service.sid, from);
        written(from, to, body, media);
        Form textForm = textForm(from, body, media);
        return bound.map(author -> messages.say(actor, author.conversation, textForm))
                .orElseGet(() -> open(actor, to, textForm, media));
    }

    private List<MediaItem> kept(List<Download> fetched, String owner, String author) {
        return fetched.stream()
                .map(download -> downloads.keep(download, owner, author))
                .toList();
    }

    /** Returns a phone's text as the form of a REST call. */
    private static Form textForm(String from, String body, List<MediaItem> media) {
        return new Form(new FormParameters(Map.of(
                "Author",
                List.of(from),
                "Body",
                List.of(body),
                "MediaSid",
                media.stream().map(MediaItem::sid).toList())));
    }

    private Future<Message> open(Actor actor, String to, Form textForm, List<MediaItem> media) {
        String from = textForm.required("Author");
        String text = textForm.text("Body");
        String body = text == null ? "" : text;
        return hooks.before(
                        actor,
                        textForm,
                        () -> PreActionEvents.conversationAdd(actor, opener(from, to, textForm), body, media),
                        form ->
                                // While the hook was pending the phone may have been added to a conversation.
                                world.phones
                                        .bound(from, to)
                                        .map(author -> messages.say(actor, author.conversation, textForm))
                                        .orElseGet(() -> Future.succeededFuture(
                                                begin(actor, opener(from, to, form), body, media))))
                .compose(future -> future);
    }

    private Participant opener(String from, String to, Form form) {
        Conversation conversation = world.newConversation(autoCreation.service(to), world.now());
        conversation.outgrow(form);
        conversation.friendlyName = form.text("FriendlyName", Limits.NAME);
        Participant opener = new Participant(world.sid("MB"), world.now(), conversation);
        opener.address = from;
        opener.proxyAddress = to;
        return opener;
    }

    private Message begin(Actor actor, Participant opener, String body, List<MediaItem> media) {
        changes.open(actor, opener.conversation, opener);
        autoCreation.attach(opener.conversation, String.valueOf(opener.proxyAddress));
        changes.join(actor, opener);
        // Made once its author is in the conversation.
        Message message =
                new Message(world.sid("IM"), world.now(), opener.conversation, String.valueOf(opener.address), body);
        message.media = media;
        changes.say(actor, message);
        return message;
    }
}
