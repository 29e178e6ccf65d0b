package io.github.sockettask.interleaving;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fails a class in whose tests a buffer was not released. Netty finds out when it makes
 * another buffer after a collection of the garbage.
 */
public class WithoutLeaks implements AfterAllCallback {

	@Override
	public void afterAll(ExtensionContext context) {
		assertThat(ResourceLeakDetector.getLevel()).isSameAs(ResourceLeakDetector.Level.PARANOID);
		for (int i = 0; i < 5; i++) {
			System.gc();
			ByteBufAllocator.DEFAULT.directBuffer().release();
			ByteBufAllocator.DEFAULT.heapBuffer().release();
		}
		assertThat(RecordingLeakDetector.leaks()).isEmpty();
	}

}
