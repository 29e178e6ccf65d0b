package io.github.sockettask.client.execution;

import org.jspecify.annotations.Nullable;

/**
 * A key of the application in a map of the engine. Its hash code is computed once, since
 * it may change. If its {@code equals} throws, the key equals no other key and keeps the
 * exception, so that the map can still be used.
 */
public final class UserKey {

	private final Object key;

	private final int hash;

	private @Nullable Throwable failure;

	private UserKey(Object key) {
		this.key = key;
		this.hash = key.hashCode();
	}

	// Returns the key itself where nothing can go wrong. Throws what its hashCode throws.
	public static Object of(Object key) {
		return (key instanceof String || key instanceof Long || key instanceof Integer) ? key : new UserKey(key);
	}

	// Returns what equals of the key has thrown in a look-up.
	public static @Nullable Throwable failure(@Nullable Object key) {
		return (key instanceof UserKey user) ? user.failure : null;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		if (!(other instanceof UserKey user) || user.hash != this.hash) {
			return false;
		}
		try {
			return this.key.equals(user.key);
		}
		catch (RuntimeException | Error ex) {
			this.failure = ex;
			return false;
		}
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

}
