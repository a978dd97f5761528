package dev.parley.observe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Attributes of a file that only this process' user can read: mode 0600, or an access control list. */
final class OwnerOnly {
    private static final Set<PosixFilePermission> READ_AND_WRITE = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /** Returns the attributes for a new file in that folder; none where its file system supports neither. */
    static FileAttribute<?>[] attributes(Path folder) throws IOException {
        Set<String> views = folder.getFileSystem().supportedFileAttributeViews();
        if (views.contains("posix")) {
            return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(READ_AND_WRITE)};
        }
        if (views.contains("acl")) {
            return new FileAttribute<?>[] {accessList(folder)};
        }
        return new FileAttribute<?>[0];
    }

    private static FileAttribute<List<AclEntry>> accessList(Path folder) throws IOException {
        UserPrincipal user = folder.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(System.getProperty("user.name"));
        List<AclEntry> entries = List.of(AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(user)
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .build());
        return new FileAttribute<>() {
            @Override
            public String name() {
                return "acl:acl";
            }

            @Override
            public List<AclEntry> value() {
                return entries;
            }
        };
    }

    /** Returns whether the file has these permissions. */
    static boolean holds(Path file) throws IOException {
        Set<String> views = file.getFileSystem().supportedFileAttributeViews();
        return views.contains("posix")
                ? Files.getPosixFilePermissions(file).equals(READ_AND_WRITE)
                : views.contains("acl");
    }
}
