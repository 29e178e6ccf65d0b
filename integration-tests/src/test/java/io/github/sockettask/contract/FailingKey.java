package io.github.sockettask.contract;

import org.jspecify.annotations.Nullable;

/**
 * A key with the hash code of others, and an {@code equals} that throws if it is called
 * "bad".
 *
 * @param name its name
 */
record FailingKey(String name) {

	/** Where a task has such keys. */
	static final String NAME = "failing";

	@Override
	public boolean equals(@Nullable Object other) {
		if (this.name.equals("bad")) {
			throw new IllegalStateException("broken by intention");
		}
		return other instanceof FailingKey key && key.name.equals(this.name);
	}

	@Override
	public int hashCode() {
		return 1;
	}

}
