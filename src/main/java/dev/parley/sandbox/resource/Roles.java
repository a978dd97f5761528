package dev.parley.sandbox.resource;

import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Paging;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.world.Permissions;
import dev.parley.sandbox.world.Role;
import dev.parley.sandbox.world.Service;
import dev.parley.sandbox.world.World;
import java.util.List;

/**
 * Roles of a service: create, fetch, list, update (which replaces the permissions), delete.
 *
 * <p>Form fields read: {@code FriendlyName}, {@code Type} (conversation, service), {@code Permission}; an update reads
 * the last only. {@link PermissionCheck} applies them to SDK clients. That a role in use cannot be deleted is invented:
 * Twilio does not say what happens then.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/role-resource">Twilio: roles</a>
 */
public final class Roles {
    private static final int MAX_PAGE = 50;
    private static final int MAX_NAME = 64;
    private static final List<String> TYPES = List.of(Role.CONVERSATION, Role.SERVICE);

    private final World world;

    public Roles(World world) {
        this.world = world;
    }

    public void addTo(Paths paths) {
        paths.inService("POST", "/Roles", this::create);
        paths.inService("GET", "/Roles", this::list);
        paths.inService("GET", "/Roles/{Sid}", this::fetch);
        paths.inService("POST", "/Roles/{Sid}", this::update);
        paths.inService("DELETE", "/Roles/{Sid}", this::delete);
    }

    private ApiResponse create(ApiCall call) {
        Service service = world.service(call);
        Form form = call.form();
        String friendlyName = form.required("FriendlyName", MAX_NAME);
        String type = type(form);
        List<String> permissions = Permissions.read(form, type);
        Role role = new Role(world.sid("RL"), world.now(), service, friendlyName, type, permissions);
        role.outgrow(form);
        world.add(role, service.roles);
        return ApiResponse.created(role.json(call.root()));
    }

    private ApiResponse list(ApiCall call) {
        return new Paging<>(
                        call, MAX_PAGE, List.copyOf(world.service(call).roles.values()))
                .answer("roles", role -> role.json(call.root()));
    }

    private ApiResponse fetch(ApiCall call) {
        return ApiResponse.ok(find(call).json(call.root()));
    }

    private ApiResponse update(ApiCall call) {
        Role role = find(call);
        List<String> permissions = Permissions.read(call.form(), role.type);
        world.grow(role, call.form());
        role.permissions = permissions;
        role.updated = world.now();
        return ApiResponse.ok(role.json(call.root()));
    }

    private ApiResponse delete(ApiCall call) {
        Role role = find(call);
        checkUnused(role);
        world.remove(role, role.service.roles);
        return ApiResponse.gone();
    }

    private Role find(ApiCall call) {
        Role role = world.service(call).roles.get(call.variable("Sid"));
        if (role == null) {
            throw ApiError.notFound("role", call.variable("Sid"));
        }
        return role;
    }

    private static String type(Form form) {
        String type = form.required("Type");
        if (!TYPES.contains(type)) {
            throw new ApiError(
                    400,
                    50105,
                    "Type is \"" + ApiError.brief(type) + "\": expected one of " + String.join(", ", TYPES) + ".");
        }
        return type;
    }

    private static void checkUnused(Role role) {
        Service service = role.service;
        boolean isDefault = service.configuration.names(role.sid);
        boolean isInUse = service.users.values().stream().anyMatch(user -> user.roleSid.equals(role.sid))
                || service.conversations.values().stream()
                        .flatMap(conversation -> conversation.participants.values().stream())
                        .anyMatch(participant -> participant.roleSid.equals(role.sid));
        if (isDefault || isInUse) {
            throw new ApiError(
                    409,
                    20409,
                    "Role " + role.sid + (isDefault ? " is a default role" : " is in use")
                            + ": replace it before it is deleted.");
        }
    }
}
