package io.github.sockettask.interleaving;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.netty.util.ResourceLeakDetector;

/**
 * Keeps the leaks that Netty finds. Named in the system property
 * {@code io.netty.customResourceLeakDetector}.
 *
 * @param <T> what may leak
 */
public class RecordingLeakDetector<T> extends ResourceLeakDetector<T> {

	private static final List<String> leaks = new CopyOnWriteArrayList<>();

	/**
	 * Create a detector; called by Netty.
	 * @param type what may leak
	 * @param samplingInterval how often to look
	 */
	public RecordingLeakDetector(Class<?> type, int samplingInterval) {
		super(type, samplingInterval);
	}

	/**
	 * Netty asks for this constructor first, and complains if there is none.
	 * @param type what may leak
	 * @param samplingInterval how often to look
	 * @param maxActive not used
	 */
	public RecordingLeakDetector(Class<?> type, int samplingInterval, long maxActive) {
		this(type, samplingInterval);
	}

	static List<String> leaks() {
		return leaks;
	}

	@Override
	protected boolean needReport() {
		return true;
	}

	@Override
	protected void reportTracedLeak(String type, String records) {
		leaks.add(type + records);
	}

	@Override
	protected void reportUntracedLeak(String type) {
		leaks.add(type);
	}

}
