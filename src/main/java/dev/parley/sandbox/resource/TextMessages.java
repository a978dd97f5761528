package dev.parley.sandbox.resource;

import dev.parley.sandbox.carrier.Carrier;
import dev.parley.sandbox.phone.MessagingChannel;
import dev.parley.sandbox.phone.OptOuts;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.rest.Paging;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.world.TextMessage;
import dev.parley.sandbox.world.World;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text messages without a conversation, by the 2010-04-01 API: create, fetch, list.
 *
 * <p>Form fields read: {@code To}, {@code From} or {@code MessagingServiceSid} (every service has the same number),
 * {@code Body}, {@code ContentSid} with {@code ContentVariables} (see {@link ContentTemplate}), {@code StatusCallback}
 * (absent: the sandbox's {@code statusUrl}); in a list {@code To} and {@code From}. A text to a phone that sent STOP to
 * the number is refused; from a messaging service it is accepted, and fails. Left out: media, schedules, update and
 * delete.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Twilio: messages</a>
 */
public final class TextMessages {
    private static final int MAX_PAGE = 1000;
    private static final int MAX_CHARACTERS = 1600;
    private static final String NUMBER_OF_SERVICES = "+15005550006";
    private static final String ALL = "/2010-04-01/Accounts/{AccountSid}/Messages.json";

    private final World world;
    private final Carrier carrier;
    private final OptOuts optOuts;
    private final @Nullable String statusUrl;

    public TextMessages(World world, Carrier carrier, OptOuts optOuts, @Nullable URI statusUrl) {
        this.world = world;
        this.carrier = carrier;
        this.optOuts = optOuts;
        this.statusUrl = statusUrl == null ? null : statusUrl.toString();
    }

    public void addTo(Paths paths) {
        paths.on("POST", ALL, this::create);
        paths.on("GET", ALL, this::list);
        paths.on("GET", "/2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json", this::fetch);
    }

    private ApiResponse create(ApiCall call) {
        checkAccount(call);
        Form form = call.form();
        String to = Limits.address(form.required("To", Limits.ADDRESS), 21211);
        String service = form.text("MessagingServiceSid", Limits.NAME);
        String from = service == null || form.has("From")
                ? Limits.address(form.required("From", Limits.ADDRESS), 21212)
                : MessagingChannel.of(to).isSms()
                        ? NUMBER_OF_SERVICES
                        : MessagingChannel.of(to).name() + ":" + NUMBER_OF_SERVICES;
        Limits.checkChannels(from, to);
        if (form.has("From") && optOuts.isOut(to, from)) {
            throw new ApiError(400, OptOuts.CODE, to + " opted out of messages from " + from + ": it sent STOP.");
        }
        ContentTemplate template = ContentTemplate.in(form);
        List<String> mediaUrls = mediaUrls(form);
        String body = template == null ? body(form, !mediaUrls.isEmpty()) : template.body();
        if (body.length() > MAX_CHARACTERS) {
            throw new ApiError(
                    400, 21617, "Body has " + body.length() + " characters: at most " + MAX_CHARACTERS + ".");
        }
        String callback = form.url("StatusCallback");
        TextMessage text = TextMessage.outbound(
                world.sid(mediaUrls.isEmpty() ? "SM" : "MM"),
                world.now(),
                from,
                to,
                body,
                callback == null ? statusUrl : callback);
        text.messagingServiceSid = service;
        text.isTemplate = template != null;

        carrier.send(text, mediaUrls, text.sid, () -> {});
        return ApiResponse.created(text.json());
    }

    private static List<String> mediaUrls(Form form) {
        List<String> urls = form.texts("MediaUrl");
        if (urls.size() > Limits.MEDIA) {
            throw new ApiError(
                    400, 21623, "MediaUrl is given " + urls.size() + " times: at most " + Limits.MEDIA + " times.");
        }
        urls.stream().filter(url -> !Form.isUrl(url)).findFirst().ifPresent(bad -> {
            throw new ApiError(
                    400,
                    21620,
                    "MediaUrl is \"" + ApiError.brief(bad) + "\": expected http:// or https://, a host and a path.");
        });
        return urls;
    }

    private static String body(Form form, boolean hasMedia) {
        String body = form.text("Body");
        if (body == null && !hasMedia) {
            throw new ApiError(
                    400,
                    form.has("MessagingServiceSid") ? 21619 : 21602,
                    "Body is missing, and so is MediaUrl: set one of them." + form.misspelt("Body"));
        }
        return body == null ? "" : body;
    }

    private ApiResponse list(ApiCall call) {
        checkAccount(call);
        String to = call.query().text("To");
        String from = call.query().text("From");
        List<TextMessage> found = world.texts.newestFirst().stream()
                .filter(text -> to == null || to.equals(text.to))
                .filter(text -> from == null || from.equals(text.from))
                .toList();
        return new Paging<>(call, MAX_PAGE, found).answerOf2010("messages", TextMessage::json);
    }

    private ApiResponse fetch(ApiCall call) {
        checkAccount(call);
        return ApiResponse.ok(world.texts.find(call.variable("Sid")).json());
    }

    static void checkAccount(ApiCall call) {
        if (!call.variable("AccountSid").equals(SandboxAccount.ACCOUNT_SID)) {
            throw ApiError.notFound("account", call.variable("AccountSid"));
        }
    }
}
