package dev.parley.sandbox.resource;

import static java.util.Objects.requireNonNullElse;

import dev.parley.protocol.EventNames;
import dev.parley.protocol.NearestName;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.rest.Paging;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.world.AddressConfiguration;
import dev.parley.sandbox.world.World;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Address configurations of the account: create, fetch (by SID or address), list, update, delete.
 *
 * <p>Form fields read: {@code Type}, {@code Address}, {@code AddressCountry}, {@code FriendlyName}, and behind
 * {@code AutoCreation.}: {@code Enabled}, {@code Type} (webhook, studio, default), {@code ConversationServiceSid},
 * {@code WebhookUrl}, {@code WebhookMethod}, {@code WebhookFilters}, {@code StudioFlowSid}, {@code StudioRetryCount};
 * an update reads all but the first three; a list reads {@code Type}. {@code AutoCreation} applies them.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/address-configuration-resource">Twilio: addresses</a>
 */
public final class AddressConfigurations {
    private static final String ALL = "/v1/Configuration/Addresses";
    private static final String ONE = ALL + "/{Sid}";
    private static final int MAX_PAGE = 50;
    private static final List<String> TYPES =
            List.of("sms", "whatsapp", "messenger", "gbm", "email", "rcs", "apple", "chat");
    private static final List<String> NUMBERS = List.of("sms", "whatsapp");
    private static final List<String> CREATIONS =
            List.of(AddressConfiguration.WEBHOOK, AddressConfiguration.STUDIO, AddressConfiguration.DEFAULT);

    private final World world;

    public AddressConfigurations(World world) {
        this.world = world;
    }

    public void addTo(Paths paths) {
        paths.on("POST", ALL, this::create);
        paths.on("GET", ALL, this::list);
        paths.on("GET", ONE, call -> ApiResponse.ok(find(call).json(call.base())));
        paths.on("POST", ONE, this::update);
        paths.on("DELETE", ONE, this::delete);
    }

    private ApiResponse create(ApiCall call) {
        Form form = call.form();
        form.required("Type");
        String type = String.valueOf(form.choice("Type", TYPES));
        String address = form.required("Address", Limits.ADDRESS);
        if (NUMBERS.contains(type)) {
            Limits.address(address, ApiError.BAD_PARAMETER);
        }
        find(address).ifPresent(other -> {
            throw new ApiError(409, 20409, "Address " + other.address + " is configured: " + other.sid + ".");
        });
        AddressConfiguration configuration =
                new AddressConfiguration(world.sid("IG"), world.now(), type, address, country(form));
        configuration.outgrow(form);
        change(configuration, form);
        world.add(configuration, world.addresses);
        return ApiResponse.created(configuration.json(call.base()));
    }

    private ApiResponse list(ApiCall call) {
        String type = call.query().choice("Type", TYPES);
        List<AddressConfiguration> found = world.addresses.values().stream()
                .filter(address -> type == null || type.equals(address.type))
                .toList();
        return new Paging<>(call, MAX_PAGE, found)
                .answer("address_configurations", address -> address.json(call.base()));
    }

    private ApiResponse update(ApiCall call) {
        AddressConfiguration configuration = find(call);
        world.grow(configuration, call.form());
        change(configuration, call.form());
        configuration.updated = world.now();
        return ApiResponse.ok(configuration.json(call.base()));
    }

    private ApiResponse delete(ApiCall call) {
        world.remove(find(call), world.addresses);
        return ApiResponse.gone();
    }

    private AddressConfiguration find(ApiCall call) {
        String name = call.variable("Sid");
        return find(name).orElseThrow(() -> ApiError.notFound("address configuration", name));
    }

    private Optional<AddressConfiguration> find(String sidOrAddress) {
        return world.addresses.values().stream()
                .filter(one -> one.sid.equals(sidOrAddress) || one.address.equals(sidOrAddress))
                .findFirst();
    }

    private static @Nullable String country(Form form) {
        String country = form.text("AddressCountry", Limits.NAME);
        if (country != null && !country.matches("[A-Z]{2}")) {
            throw ApiError.badParameter(
                    "AddressCountry is \"" + ApiError.brief(country) + "\": expected two capital letters like US.");
        }
        return country;
    }

    /** Applies the form. Everything is checked before anything is changed. */
    private void change(AddressConfiguration configuration, Form form) {
        String friendlyName = form.text("FriendlyName", Limits.NAME);
        boolean isEnabled =
                form.has("AutoCreation.Enabled") ? form.flag("AutoCreation.Enabled") : configuration.isEnabled;
        String creation = requireNonNullElse(form.choice("AutoCreation.Type", CREATIONS), configuration.creation);
        String service = form.text("AutoCreation.ConversationServiceSid");
        String url = form.url("AutoCreation.WebhookUrl");
        String method = form.choice("AutoCreation.WebhookMethod", List.of("get", "post"));
        List<String> filters =
                form.texts("AutoCreation.WebhookFilters").stream().distinct().toList();
        String flow = form.text("AutoCreation.StudioFlowSid", Limits.NAME);
        Integer retries = form.integer("AutoCreation.StudioRetryCount");
        filters.forEach(AddressConfigurations::checkFilter);
        world.studio.checkFlow(flow);
        if (service != null && !world.services.containsKey(service)) {
            throw new ApiError(
                    400,
                    50050,
                    "AutoCreation.ConversationServiceSid is " + ApiError.brief(service)
                            + ": there is no such service.");
        }
        checkComplete(
                creation,
                url != null || configuration.webhookUrl != null,
                flow != null || configuration.flowSid != null);

        configuration.friendlyName = form.has("FriendlyName") ? friendlyName : configuration.friendlyName;
        configuration.isEnabled = isEnabled;
        configuration.creation = creation;
        configuration.serviceSid = service == null ? configuration.serviceSid : service;
        configuration.webhookUrl = url == null ? configuration.webhookUrl : url;
        configuration.webhookMethod = method == null ? configuration.webhookMethod : method;
        configuration.webhookFilters = filters.isEmpty() ? configuration.webhookFilters : filters;
        configuration.flowSid = flow == null ? configuration.flowSid : flow;
        configuration.retryCount = retries == null ? configuration.retryCount : retries;
    }

    private static void checkFilter(String filter) {
        if (!EventNames.OF_CONVERSATION.contains(filter)) {
            throw new ApiError(
                    400,
                    50365,
                    "AutoCreation.WebhookFilters has \"" + ApiError.brief(filter)
                            + "\", which is not an event of a conversation."
                            + NearestName.hint(ApiError.brief(filter), EventNames.OF_CONVERSATION));
        }
    }

    private static void checkComplete(String creation, boolean hasUrl, boolean hasFlow) {
        if (creation.equals(AddressConfiguration.WEBHOOK) && !hasUrl) {
            throw new ApiError(400, 50369, "AutoCreation.WebhookUrl is missing.");
        }
        if (creation.equals(AddressConfiguration.STUDIO) && !hasFlow) {
            throw new ApiError(400, 50367, "AutoCreation.StudioFlowSid is missing.");
        }
    }
}
