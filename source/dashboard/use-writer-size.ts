import { useEffect, useState } from 'react';
import type { Size } from '../view/screen/screen.ts';
import type { ScreenWriter } from './screen-writer.ts';

/** The size of the screen, followed through resizes. A new object each time, so that even an equal size draws again. */
export function useWriterSize(writer: ScreenWriter): Size {
  const [size, setSize] = useState<Size>({ columns: writer.columns, rows: writer.rows });
  useEffect(() => {
    const resized = () => setSize({ columns: writer.columns, rows: writer.rows });
    writer.on('resize', resized);
    // It may have changed between the first drawing and now.
    if (writer.columns !== size.columns || writer.rows !== size.rows) resized();
    return () => void writer.off('resize', resized);
  }, [writer, size]);
  return size;
}
