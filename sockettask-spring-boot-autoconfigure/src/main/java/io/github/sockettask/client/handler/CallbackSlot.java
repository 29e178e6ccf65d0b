package io.github.sockettask.client.handler;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The one callback of a kind that is not narrowed. Guarded by its owner.
 */
class CallbackSlot {

	private @Nullable CallbackRoute callback;

	/** What it would be if that one were narrowed. */
	private @Nullable CallbackRoute replaced;

	/**
	 * Set the callback.
	 * @param callback the callback, which takes the place of another one if there is one
	 * @param all gets it
	 */
	void set(CallbackRoute callback, List<CallbackRoute> all) {
		this.replaced = this.callback;
		if (this.callback != null) {
			all.remove(this.callback);
		}
		this.callback = callback;
		all.add(callback);
	}

	/**
	 * A callback is narrowed: if it is this one, it has not replaced the one before, but
	 * comes in addition to it.
	 * @param callback the callback
	 * @param all gets the one before
	 * @return whether it does
	 */
	boolean narrowed(CallbackRoute callback, List<CallbackRoute> all) {
		if (callback != this.callback) {
			return false;
		}
		this.callback = this.replaced;
		this.replaced = null;
		if (this.callback == null) {
			return false;
		}
		all.add(all.indexOf(callback), this.callback);
		return true;
	}

	void removed(CallbackRoute callback) {
		if (callback == this.callback) {
			this.callback = null;
			this.replaced = null;
		}
		else if (callback == this.replaced) {
			this.replaced = null;
		}
	}

}
