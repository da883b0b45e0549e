// Finding a village by its name, or a sheet by its number.

export function SearchForm({ word }: { word: string }) {
  return (
    <form method="get" action="/" role="search">
      <label for="q">写村名的一两个字，或公开编号</label>
      <div class="search">
        <input id="q" name="q" type="text" value={word} maxlength={40} autocomplete="off" />
        <button type="submit">查找</button>
      </div>
    </form>
  );
}
