package io.github.sockettask.client.execution;

import org.jspecify.annotations.Nullable;

/**
 * A key of the application in a map of ours. Its hash code is asked for once, since it
 * may change, and its {@code equals} may throw, which must not end what looks at the map:
 * such a key equals no other one, and tells why.
 */
public final class UserKey {

	private final Object key;

	private final int hash;

	private @Nullable Throwable failure;

	private UserKey(Object key) {
		this.key = key;
		this.hash = key.hashCode();
	}

	/**
	 * Return what to look up. Throws what the {@code hashCode} of the key throws.
	 * @param key a key of the application
	 * @return the key itself where nothing can go wrong
	 */
	public static Object of(Object key) {
		return (key instanceof String || key instanceof Long || key instanceof Integer) ? key : new UserKey(key);
	}

	/**
	 * Return what a key has failed with that was looked up.
	 * @param key the key
	 * @return what its {@code equals} has thrown, or {@code null}
	 */
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
