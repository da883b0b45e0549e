// The four steps of a file, and which one it is at.
const steps = [['upload', '上传'], ['check', '校核'], ['review', '提交审核'], ['publish', '公开']] as const;

export function Steps({ now }: { now: (typeof steps)[number][0] }) {
  return (
    <ol class="steps" aria-label="办理步骤">
      {steps.map(([step, said], i) => <li aria-current={step === now ? 'step' : undefined}>{`${i + 1} ${said}`}</li>)}
    </ol>
  );
}
