package dev.parley.sandbox.sdk;

import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.world.Binding;
import dev.parley.sandbox.world.Credential;
import dev.parley.sandbox.world.Service;
import dev.parley.sandbox.world.World;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Predicate;

/**
 * Push registrations of SDK clients, {@code /v1/registrations} inside the socket. Each registration is a binding of the
 * service, readable by REST; nothing is pushed.
 *
 * <p>JSON read: {@code channel_type}, {@code message_types}, {@code data.registration_id}; in a deletion without a
 * registration {@code binding_type}, {@code address}. Twilio documents none of this: it is what the JavaScript SDK
 * sends and reads. That a binding gets the account's first credential of its type is invented.
 */
final class Registrations {
    static final String PATH = "/v1/registrations";

    private static final int MAX_ADDRESS = 4096;

    private final World world;

    Registrations(World world) {
        this.world = world;
    }

    static boolean isFor(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    /** Answers a request of a client of that service. */
    ApiResponse answer(Service service, ApiCall call) {
        boolean isAll = call.path().equals(PATH);
        if (isAll && call.method().equals("POST")) {
            return register(service, call);
        }
        if (call.method().equals("DELETE")) {
            return isAll
                    ? forget(service, call)
                    : forget(service, call, call.path().substring(PATH.length() + 1));
        }
        throw new ApiError(404, 20404, "Sandbox has no " + call.method() + " " + ApiError.brief(call.path()) + ".");
    }

    private ApiResponse register(Service service, ApiCall call) {
        Form form = call.form();
        form.required("ChannelType");
        String type = String.valueOf(form.choice("ChannelType", Binding.TYPES));
        String address = form.required("Data.RegistrationId", MAX_ADDRESS);
        String identity = call.actor().author();
        Binding binding = service.bindings.values().stream()
                .filter(is(identity, type, address))
                .findFirst()
                .orElseGet(() -> new Binding(world.sid("BS"), world.now(), service, identity, type, address));
        if (service.bindings.containsKey(binding.sid)) {
            world.grow(binding, form);
        } else {
            binding.outgrow(form);
            world.add(binding, service.bindings);
        }
        binding.updated = world.now();
        binding.messageTypes = form.texts("MessageType");
        binding.credentialSid = world.credentials.values().stream()
                .filter(credential -> credential.type.equals(type))
                .map((Credential credential) -> credential.sid)
                .findFirst()
                .orElse(null);
        return ApiResponse.created(new JsonObject().put("id", binding.sid));
    }

    private ApiResponse forget(Service service, ApiCall call) {
        String type = call.form().required("BindingType");
        String address = call.form().required("Address", MAX_ADDRESS);
        List.copyOf(service.bindings.values()).stream()
                .filter(is(call.actor().author(), type, address))
                .forEach(binding -> world.remove(binding, service.bindings));
        return ApiResponse.gone();
    }

    private ApiResponse forget(Service service, ApiCall call, String sid) {
        Binding binding = service.bindings.get(sid);
        if (binding == null || !binding.identity.equals(call.actor().author())) {
            throw ApiError.notFound("registration", sid);
        }
        world.remove(binding, service.bindings);
        return ApiResponse.gone();
    }

    private static Predicate<Binding> is(String identity, String type, String address) {
        return binding ->
                binding.identity.equals(identity) && binding.type.equals(type) && binding.address.equals(address);
    }
}
